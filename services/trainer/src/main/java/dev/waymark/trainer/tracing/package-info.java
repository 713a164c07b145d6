/// Our knowledge tracer: logistic regression and boosted trees over one set of features, weighed on
/// held-out learners.
@NullMarked
package dev.waymark.trainer.tracing;

import org.jspecify.annotations.NullMarked;
