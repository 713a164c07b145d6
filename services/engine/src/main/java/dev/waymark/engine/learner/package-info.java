/// What happened to a learner, and the compact statistics it leaves.
@NullMarked
package dev.waymark.engine.learner;

import org.jspecify.annotations.NullMarked;
