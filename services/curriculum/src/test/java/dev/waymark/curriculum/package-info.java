@NullMarked
package dev.waymark.curriculum;

import org.jspecify.annotations.NullMarked;
