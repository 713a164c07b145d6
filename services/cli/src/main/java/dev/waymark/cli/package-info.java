/// What the commands share: options, progress bars, and errors that name a remedy.
@NullMarked
package dev.waymark.cli;

import org.jspecify.annotations.NullMarked;
