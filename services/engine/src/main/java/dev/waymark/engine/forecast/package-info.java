/// Forecasts of answers: how likely a learner's next answer on a topic, or on one of its items, is
/// right. A forecast says nothing about mastery and chooses nothing.
@NullMarked
package dev.waymark.engine.forecast;

import org.jspecify.annotations.NullMarked;
