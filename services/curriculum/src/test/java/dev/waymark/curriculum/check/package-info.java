@NullMarked
package dev.waymark.curriculum.check;

import org.jspecify.annotations.NullMarked;
