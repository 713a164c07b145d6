/// What many learners together say about the graph.
@NullMarked
package dev.waymark.engine.statistics;

import org.jspecify.annotations.NullMarked;
