/// The order in which a checked curriculum is made known.
@NullMarked
package dev.waymark.seed.publish;

import org.jspecify.annotations.NullMarked;
