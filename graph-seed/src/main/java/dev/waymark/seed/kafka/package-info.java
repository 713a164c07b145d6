/// Telling the services that a graph was published. Nothing outside this package knows Kafka's
/// client.
@NullMarked
package dev.waymark.seed.kafka;

import org.jspecify.annotations.NullMarked;
