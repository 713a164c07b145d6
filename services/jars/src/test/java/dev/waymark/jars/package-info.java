@NullMarked
package dev.waymark.jars;

import org.jspecify.annotations.NullMarked;
