@NullMarked
package dev.waymark.standalone.process;

import org.jspecify.annotations.NullMarked;
