/// The trainer: a job that fits models on real histories and judges them honestly.
@NullMarked
package dev.waymark.trainer;

import org.jspecify.annotations.NullMarked;
