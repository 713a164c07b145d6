/// The models that ours must beat.
@NullMarked
package dev.waymark.evaluation.baseline;

import org.jspecify.annotations.NullMarked;
