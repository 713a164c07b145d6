/// How good predictions are, and how sure that is.
@NullMarked
package dev.waymark.trainer.metric;

import org.jspecify.annotations.NullMarked;
