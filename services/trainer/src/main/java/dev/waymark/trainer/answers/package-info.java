/// Graded answers of learners, as columns in memory.
@NullMarked
package dev.waymark.trainer.answers;

import org.jspecify.annotations.NullMarked;
