package dev.waymark.cli;

/// The log of progress events in Kafka.
public final class ProgressTopic {
  public static final String TOPIC = "waymark.progress.v1";

  private ProgressTopic() {}
}
