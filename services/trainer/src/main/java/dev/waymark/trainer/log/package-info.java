/// The log of progress as training reads it: checked, sampled by learner, in each learner's order.
@NullMarked
package dev.waymark.trainer.log;

import org.jspecify.annotations.NullMarked;
