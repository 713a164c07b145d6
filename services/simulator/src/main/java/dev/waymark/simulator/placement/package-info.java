/// Placement judged on learners whose knowledge is known.
@NullMarked
package dev.waymark.simulator.placement;

import org.jspecify.annotations.NullMarked;
