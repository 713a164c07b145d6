/// Neo4j and Kafka, the real ones, embedded in this JVM and reachable from this machine only.
@NullMarked
package dev.waymark.standalone.backends;

import org.jspecify.annotations.NullMarked;
