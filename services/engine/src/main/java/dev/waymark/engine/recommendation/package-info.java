/// What to take next, and why.
@NullMarked
package dev.waymark.engine.recommendation;

import org.jspecify.annotations.NullMarked;
