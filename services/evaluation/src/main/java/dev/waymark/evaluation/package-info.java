/// Fits on one file, judges on another, and prints the table.
@NullMarked
package dev.waymark.evaluation;

import org.jspecify.annotations.NullMarked;
