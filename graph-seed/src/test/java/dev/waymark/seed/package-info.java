@NullMarked
package dev.waymark.seed;

import org.jspecify.annotations.NullMarked;
