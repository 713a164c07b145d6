/// What is held of one learner, and the cache of it.
@NullMarked
package dev.waymark.recommender.learner;

import org.jspecify.annotations.NullMarked;
