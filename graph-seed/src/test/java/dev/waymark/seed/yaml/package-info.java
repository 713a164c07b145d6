@NullMarked
package dev.waymark.seed.yaml;

import org.jspecify.annotations.NullMarked;
