/// What a running Waymark serves, asked from outside.
@NullMarked
package dev.waymark.seed.served;

import org.jspecify.annotations.NullMarked;
