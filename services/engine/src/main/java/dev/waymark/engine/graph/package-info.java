/// Topics, prerequisites, resources and roadmaps as values, and one release of them as an immutable
/// snapshot.
@NullMarked
package dev.waymark.engine.graph;

import org.jspecify.annotations.NullMarked;
