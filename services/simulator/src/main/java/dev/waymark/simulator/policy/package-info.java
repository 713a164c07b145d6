/// Ways to choose what a learner does next.
@NullMarked
package dev.waymark.simulator.policy;

import org.jspecify.annotations.NullMarked;
