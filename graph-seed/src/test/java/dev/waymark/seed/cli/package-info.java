@NullMarked
package dev.waymark.seed.cli;

import org.jspecify.annotations.NullMarked;
