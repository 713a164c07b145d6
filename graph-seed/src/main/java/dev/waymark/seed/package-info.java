/// The curriculum's command line: check, draw and publish.
@NullMarked
package dev.waymark.seed;

import org.jspecify.annotations.NullMarked;
