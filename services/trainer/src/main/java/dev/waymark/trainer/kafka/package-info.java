/// Kafka, as the trainer uses it.
@NullMarked
package dev.waymark.trainer.kafka;

import org.jspecify.annotations.NullMarked;
