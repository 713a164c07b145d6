/// The packaged services and their servers as processes that can be killed, frozen and started
/// again.
@NullMarked
package dev.waymark.load.suite;

import org.jspecify.annotations.NullMarked;
