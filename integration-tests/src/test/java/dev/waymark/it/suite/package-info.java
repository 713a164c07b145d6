/// The packaged services as processes on free ports.
@NullMarked
package dev.waymark.it.suite;

import org.jspecify.annotations.NullMarked;
