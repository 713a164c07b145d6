/// What a publish changes, and the release that comes of it: pure values.
@NullMarked
package dev.waymark.seed.release;

import org.jspecify.annotations.NullMarked;
