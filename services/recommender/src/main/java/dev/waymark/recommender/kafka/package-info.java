/// The only package that knows Kafka's client: the ingest loop, decoding of records, dead letters,
/// announcements.
@NullMarked
package dev.waymark.recommender.kafka;

import org.jspecify.annotations.NullMarked;
