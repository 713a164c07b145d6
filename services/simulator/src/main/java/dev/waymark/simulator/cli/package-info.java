/// The command line.
@NullMarked
package dev.waymark.simulator.cli;

import org.jspecify.annotations.NullMarked;
