/// Kafka's topics and clients, and records as they stand there. This package and those below it are
/// the only ones that know Kafka's client.
@NullMarked
package dev.waymark.recommender.kafka;

import org.jspecify.annotations.NullMarked;
