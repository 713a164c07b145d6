/// A curriculum as its author wrote it: the engine's values with the places they stand at.
@NullMarked
package dev.waymark.curriculum.authoring;

import org.jspecify.annotations.NullMarked;
