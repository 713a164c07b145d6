/// What makes a curriculum wrong or doubtful, each with its place and what to do.
@NullMarked
package dev.waymark.curriculum.check;

import org.jspecify.annotations.NullMarked;
