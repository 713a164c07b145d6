/// Which question tells most about what a learner knows.
@NullMarked
package dev.waymark.engine.placement;

import org.jspecify.annotations.NullMarked;
