/// The models that ours must beat.
@NullMarked
package dev.waymark.trainer.baseline;

import org.jspecify.annotations.NullMarked;
