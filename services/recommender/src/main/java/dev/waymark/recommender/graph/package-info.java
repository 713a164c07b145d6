/// The graph release that is being served.
@NullMarked
package dev.waymark.recommender.graph;

import org.jspecify.annotations.NullMarked;
