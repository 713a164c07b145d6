/// Simulated learners who leave a log: what a newcomer trains on before real learners came.
@NullMarked
package dev.waymark.simulator.eventlog;

import org.jspecify.annotations.NullMarked;
