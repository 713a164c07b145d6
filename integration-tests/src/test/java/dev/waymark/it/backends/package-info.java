/// Who starts Neo4j and Kafka; everything else is the same either way.
@NullMarked
package dev.waymark.it.backends;

import org.jspecify.annotations.NullMarked;
