@NullMarked
package dev.waymark.standalone.up;

import org.jspecify.annotations.NullMarked;
