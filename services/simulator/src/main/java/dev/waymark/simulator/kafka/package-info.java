/// Kafka, where simulated learners leave their events.
@NullMarked
package dev.waymark.simulator.kafka;

import org.jspecify.annotations.NullMarked;
