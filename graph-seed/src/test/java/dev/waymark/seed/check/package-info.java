@NullMarked
package dev.waymark.seed.check;

import org.jspecify.annotations.NullMarked;
