/// Learners whose true knowledge is at hand.
@NullMarked
package dev.waymark.simulator.learner;

import org.jspecify.annotations.NullMarked;
