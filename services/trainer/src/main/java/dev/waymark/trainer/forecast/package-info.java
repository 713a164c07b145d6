/// Fits the engine's forecast of answers, from a log or from a table of answers alike.
@NullMarked
package dev.waymark.trainer.forecast;

import org.jspecify.annotations.NullMarked;
