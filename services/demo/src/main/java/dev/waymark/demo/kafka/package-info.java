/// Kafka, to see how far recommenders have read.
@NullMarked
package dev.waymark.demo.kafka;

import org.jspecify.annotations.NullMarked;
