/// The commands: what they take, what they print, and how they end.
@NullMarked
package dev.waymark.seed.cli;

import org.jspecify.annotations.NullMarked;
