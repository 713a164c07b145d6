@NullMarked
package dev.waymark.curriculum.authoring;

import org.jspecify.annotations.NullMarked;
