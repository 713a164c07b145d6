/// The whole suite shown at work: learners move, a model is trained, answers change.
@NullMarked
package dev.waymark.demo;

import org.jspecify.annotations.NullMarked;
