package dev.waymark.recommender.ingest;

/// One record of the log with its offset.
///
/// @param partition the partition, from 0
/// @param offset the offset within the partition, from 0
public record LogRecord(int partition, long offset, Entry entry) {}
