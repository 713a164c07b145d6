@NullMarked
package dev.waymark.seed.render;

import org.jspecify.annotations.NullMarked;
