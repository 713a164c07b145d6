@NullMarked
package dev.waymark.standalone.backends;

import org.jspecify.annotations.NullMarked;
