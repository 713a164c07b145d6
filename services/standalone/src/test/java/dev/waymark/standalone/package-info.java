@NullMarked
package dev.waymark.standalone;

import org.jspecify.annotations.NullMarked;
