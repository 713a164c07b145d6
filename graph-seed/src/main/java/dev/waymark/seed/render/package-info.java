/// Roadmaps as pictures. Nothing outside this package knows the layout library.
@NullMarked
package dev.waymark.seed.render;

import org.jspecify.annotations.NullMarked;
