/// Everything left to a goal, in order, with minutes and dates.
@NullMarked
package dev.waymark.engine.path;

import org.jspecify.annotations.NullMarked;
