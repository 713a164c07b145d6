/// What the log and a model say of learners, topics and resources, as one page for the authors of a
/// curriculum.
@NullMarked
package dev.waymark.report;

import org.jspecify.annotations.NullMarked;
