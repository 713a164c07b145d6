/// How fast and how small the engine is.
@NullMarked
package dev.waymark.benchmarks;

import org.jspecify.annotations.NullMarked;
