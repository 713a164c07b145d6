/// Where the sections, topics and prerequisites of a roadmap are drawn. Nothing outside this
/// package knows the layout library.
@NullMarked
package dev.waymark.curriculum.layout;

import org.jspecify.annotations.NullMarked;
