/// Follows the topics of graph releases, models and learner updates.
@NullMarked
package dev.waymark.recommender.kafka.follow;

import org.jspecify.annotations.NullMarked;
