/// Figures over all learners, counted in the background, and over ingestion.
@NullMarked
package dev.waymark.recommender.insight;

import org.jspecify.annotations.NullMarked;
