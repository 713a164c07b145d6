/// Roadmaps as SVG pictures.
@NullMarked
package dev.waymark.curriculum.render;

import org.jspecify.annotations.NullMarked;
