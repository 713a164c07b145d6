@NullMarked
package dev.waymark.curriculum.render;

import org.jspecify.annotations.NullMarked;
