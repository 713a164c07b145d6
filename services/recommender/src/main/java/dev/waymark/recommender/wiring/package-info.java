/// Puts the parts together: clocks, executors, start and stop.
@NullMarked
package dev.waymark.recommender.wiring;

import org.jspecify.annotations.NullMarked;
