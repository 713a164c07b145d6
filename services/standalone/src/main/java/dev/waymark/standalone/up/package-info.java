/// The launcher: backends, roadmaps, recommender and gateway, started in order and stopped in the
/// opposite one.
@NullMarked
package dev.waymark.standalone.up;

import org.jspecify.annotations.NullMarked;
