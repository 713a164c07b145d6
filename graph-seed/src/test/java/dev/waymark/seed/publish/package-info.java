@NullMarked
package dev.waymark.seed.publish;

import org.jspecify.annotations.NullMarked;
