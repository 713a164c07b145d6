/// The trained model that answers are computed with: read from the wire, checked, taken into use.
@NullMarked
package dev.waymark.recommender.model;

import org.jspecify.annotations.NullMarked;
