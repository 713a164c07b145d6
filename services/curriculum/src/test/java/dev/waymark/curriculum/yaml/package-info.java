@NullMarked
package dev.waymark.curriculum.yaml;

import org.jspecify.annotations.NullMarked;
