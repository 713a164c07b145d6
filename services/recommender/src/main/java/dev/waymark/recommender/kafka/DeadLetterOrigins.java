package dev.waymark.recommender.kafka;

import dev.waymark.log.TopicReader;
import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Where the records stand in the log that were rejected. All methods block.
@Singleton
public final class DeadLetterOrigins {
  /// So many letters are the latest: twice as many as the records of a batch.
  private static final int MAX_LATEST = 20_000;

  /// A partition and an offset, such as `3@42`.
  public static final Pattern POSITION = Pattern.compile("([0-9]{1,9})@([0-9]{1,18})");

  private final KafkaClients clients;
  private final ProgressTopics topics;
  private final RecommenderConfig.Progress config;

  DeadLetterOrigins(KafkaClients clients, ProgressTopics topics, RecommenderConfig config) {
    this.clients = clients;
    this.topics = topics;
    this.config = config.progress();
  }

  /// Where a record that was rejected stands in the log.
  ///
  /// @param logId empty in letters of former releases
  public record Origin(int partition, long offset, String logId) {
    /// Whether it stands in that log.
    public boolean isIn(String log) {
      return logId.isEmpty() || logId.equals(log);
    }
  }

  /// Where the dead letter's record stands in this log; empty when it does not say so.
  public Optional<Origin> of(ConsumerRecord<byte[], byte[]> letter) {
    Matcher position =
        POSITION.matcher(
            HeaderTexts.get(letter.headers(), DeadLetterHeaders.PARTITION)
                + "@"
                + HeaderTexts.get(letter.headers(), DeadLetterHeaders.OFFSET));
    return HeaderTexts.get(letter.headers(), DeadLetterHeaders.TOPIC).equals(config.topic())
            && position.matches()
        ? Optional.of(
            new Origin(
                Integer.parseInt(position.group(1)),
                Long.parseLong(position.group(2)),
                HeaderTexts.get(letter.headers(), DeadLetterHeaders.LOG_ID)))
        : Optional.empty();
  }

  /// The id of the dead letter that the record says was replayed; empty when it is one itself: a
  /// dead letter has a reason, and what its sender wrote in Waymark's name was left out of it.
  public static String idReplayedBy(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(DeadLetterHeaders.REASON) != null
            || record.key() != null
            || record.value() != null
        ? ""
        : HeaderTexts.get(record.headers(), DeadLetterHeaders.REPLAYED);
  }

  /// The id of a dead letter: its partition and offset among the dead letters, such as `0-17`.
  public static String id(ConsumerRecord<byte[], byte[]> letter) {
    return letter.partition() + "-" + letter.offset();
  }

  /// The ids of the dead letters that were replayed.
  public Set<String> replayed() {
    Set<String> ids = new HashSet<>();
    read(record -> {
      String id = idReplayedBy(record);
      if (!id.isEmpty()) {
        ids.add(id);
      }
    });
    return ids;
  }

  /// For each partition of the log, the offsets of the records that were rejected.
  ///
  /// @param logId the id of the log's topic: letters of a former one are passed over
  public Map<Integer, Set<Long>> all(String logId) {
    Map<Integer, Set<Long>> origins = new HashMap<>();
    read(record -> add(record, logId, origins));
    return origins;
  }

  /// The same of the latest dead letters alone: those that an instance may have sent whose commit
  /// then failed are among them.
  public Map<Integer, Set<Long>> latest(String logId) {
    topics.ensure();
    Map<Integer, Set<Long>> origins = new HashMap<>();
    try (TopicReader<byte[], byte[]> topic =
        new TopicReader<>(clients.readers(), config.deadLetterTopic())) {
      topic.readLatest(MAX_LATEST, it -> add(it, logId, origins));
    }
    return origins;
  }

  /// Reads the topic of dead letters now, and on when asked. The caller closes it.
  ///
  /// @param logId the id of the log's topic: letters of a former one are passed over
  public Growing growing(String logId) {
    topics.ensure();
    return new Growing(new TopicReader<>(clients.readers(), config.deadLetterTopic()), logId);
  }

  /// The origins of the dead letters that there are, as they become more. Used by one thread.
  public final class Growing implements AutoCloseable {
    private final TopicReader<byte[], byte[]> topic;
    private final String logId;
    private final Map<Integer, Set<Long>> origins = new HashMap<>();
    private Map<TopicPartition, Long> read = Map.of();

    private Growing(TopicReader<byte[], byte[]> topic, String logId) {
      this.topic = topic;
      this.logId = logId;
    }

    /// For each partition of the log, the offsets of the records that were rejected up to now.
    public Map<Integer, Set<Long>> now() {
      Map<TopicPartition, Long> ends = topic.ends();
      if (!ends.equals(read)) {
        topic.read(read, ends, it -> add(it, logId, origins));
        read = ends;
      }
      return origins;
    }

    @Override
    public void close() {
      topic.close();
    }
  }

  /// Reads the topic of dead letters, and what was replayed of it, oldest first.
  public void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    topics.ensure();
    try (TopicReader<byte[], byte[]> topic =
        new TopicReader<>(clients.readers(), config.deadLetterTopic())) {
      topic.readAll(reader::accept);
    }
  }

  private void add(
      ConsumerRecord<byte[], byte[]> record, String logId, Map<Integer, Set<Long>> origins) {
    if (idReplayedBy(record).isEmpty()) {
      of(record)
          .filter(it -> it.isIn(logId))
          .ifPresent(
              it -> origins.computeIfAbsent(it.partition, p -> new HashSet<>()).add(it.offset));
    }
  }
}
