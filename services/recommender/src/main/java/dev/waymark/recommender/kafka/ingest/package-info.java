/// Reads the log and makes it count: the poll loop, committed offsets, dead letters, and what is
/// published after a commit.
@NullMarked
package dev.waymark.recommender.kafka.ingest;

import org.jspecify.annotations.NullMarked;
