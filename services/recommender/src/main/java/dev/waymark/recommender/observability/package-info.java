/// Health checks and metrics.
@NullMarked
package dev.waymark.recommender.observability;

import org.jspecify.annotations.NullMarked;
