/// The progress log. Kafka types stay in this package.
@NullMarked
package dev.waymark.gateway.kafka;

import org.jspecify.annotations.NullMarked;
