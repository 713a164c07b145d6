/// Learners and policies put together and measured.
@NullMarked
package dev.waymark.simulator.trial;

import org.jspecify.annotations.NullMarked;
