/// Trained models: read from the wire, checked, as the engine takes them. Whoever serves a model
/// and whoever judges one read it alike.
@NullMarked
package dev.waymark.models;

import org.jspecify.annotations.NullMarked;
