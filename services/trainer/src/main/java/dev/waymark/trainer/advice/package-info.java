/// What learners come to know by the advice of a model: judged on simulated ones, whose knowledge
/// is at hand.
@NullMarked
package dev.waymark.trainer.advice;

import org.jspecify.annotations.NullMarked;
