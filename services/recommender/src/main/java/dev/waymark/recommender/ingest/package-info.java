/// The pure part of ingestion: what a batch of log records does to learners. No I/O, no clock.
@NullMarked
package dev.waymark.recommender.ingest;

import org.jspecify.annotations.NullMarked;
