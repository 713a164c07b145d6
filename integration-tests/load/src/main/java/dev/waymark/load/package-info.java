/// The command line of the load programs.
@NullMarked
package dev.waymark.load;

import org.jspecify.annotations.NullMarked;
