/// Curricula to simulate learning on.
@NullMarked
package dev.waymark.simulator.shape;

import org.jspecify.annotations.NullMarked;
