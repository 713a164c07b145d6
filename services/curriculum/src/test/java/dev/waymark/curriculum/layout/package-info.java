@NullMarked
package dev.waymark.curriculum.layout;

import org.jspecify.annotations.NullMarked;
