package dev.waymark.cli;

import picocli.CommandLine.Option;

/// Which topic of Kafka is the log of progress events.
public final class LogTopicOption {
  @Option(
      names = "--log-topic",
      paramLabel = "TOPIC",
      description = "the log's topic in Kafka (default: as recommenders have it, ${DEFAULT-VALUE})",
      defaultValue = "${env:WAYMARK_RECOMMENDER_PROGRESS_TOPIC:-" + ProgressTopic.TOPIC + "}")
  private String topic = ProgressTopic.TOPIC;

  /// The topic's name.
  public String topic() {
    return topic;
  }
}
