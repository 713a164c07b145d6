/// Comma-separated input, read as a stream, with errors that name file, line and remedy.
@NullMarked
package dev.waymark.trainer.csv;

import org.jspecify.annotations.NullMarked;
