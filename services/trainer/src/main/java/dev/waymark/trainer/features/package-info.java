/// What is known about a learner before each answer, as numbers.
@NullMarked
package dev.waymark.trainer.features;

import org.jspecify.annotations.NullMarked;
