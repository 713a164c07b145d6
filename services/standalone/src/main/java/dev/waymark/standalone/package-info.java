/// Waymark on one machine: the command line, and the embedded backends as a process for tests.
@NullMarked
package dev.waymark.standalone;

import org.jspecify.annotations.NullMarked;
