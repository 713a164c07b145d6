/// What Waymark does for those who use it, told from outside.
@NullMarked
package dev.waymark.it.story;

import org.jspecify.annotations.NullMarked;
