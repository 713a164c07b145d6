/// Trained models: read from the wire, checked, as the engine takes them. Anyone who serves a model
/// and anyone who judges one read it alike.
@NullMarked
package dev.waymark.models;

import org.jspecify.annotations.NullMarked;
