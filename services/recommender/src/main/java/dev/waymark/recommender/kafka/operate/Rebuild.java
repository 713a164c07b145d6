package dev.waymark.recommender.kafka.operate;

import dev.waymark.log.TopicReader;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.LogReaders;
import dev.waymark.recommender.kafka.ProgressTopics;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.kafka.ingest.SkippedRecords;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.neo4j.Neo4jLearners;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.neo4j.Neo4jStoredForms;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// Removes all learner state of this form and builds it again from the log. This form leads from
/// then on. Blocks.
@Singleton
public final class Rebuild {
  private static final long LOOK_MILLIS = 200;

  /// A rebuild that reads nothing for so long ends: a server is gone, or another reads instead.
  private static final Duration MAX_STALL = Duration.ofMinutes(2);

  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;
  private final Neo4jProgressLog stored;
  private final Neo4jLearners learners;
  private final Neo4jStoredForms forms;
  private final ProgressTopics topics;
  private final Ingestion ingestion;
  private final SkippedRecords passed;
  private final ServiceThreads threads;
  private final LogReaders readers;

  Rebuild(
      KafkaClients clients,
      RecommenderConfig config,
      Neo4jProgressLog stored,
      Neo4jLearners learners,
      Neo4jStoredForms forms,
      ProgressTopics topics,
      Ingestion ingestion,
      SkippedRecords passed,
      ServiceThreads threads,
      LogReaders readers) {
    this.clients = clients;
    this.config = config.progress();
    this.stored = stored;
    this.learners = learners;
    this.forms = forms;
    this.topics = topics;
    this.ingestion = ingestion;
    this.passed = passed;
    this.threads = threads;
    this.readers = readers;
  }

  /// Rebuilds up to the end that the log has now. Whatever interrupts it, running it again does it
  /// all.
  ///
  /// @param withoutFormer whether what only a log said that was deleted may go
  /// @throws IllegalStateException when reading ends before the log does, or the log is not the one
  ///   that was read
  public Rebuilt run(boolean withoutFormer, ProgressListener progress) throws InterruptedException {
    String logId = topics.ensure().id();
    Neo4jStoredForms.Standing standing = forms.standing();
    long former =
        Math.max(
            stored.formerRecords(logId),
            standing.leading().values().stream().mapToLong(it -> it.former(logId)).sum());
    if (former > 0 && !withoutFormer) {
      throw new IllegalStateException(
          "The log was deleted and created again: up to %d records that count are not in it, and a rebuild would remove what they said. Put them back into the log, or add --without-former-log"
              .formatted(former));
    }
    Map<TopicPartition, Long> ends;
    try (TopicReader<byte[], byte[]> log = new TopicReader<>(clients.readers(), config.topic())) {
      ends = log.ends();
    }
    long total = ends.values().stream().mapToLong(Long::longValue).sum();
    Map<Integer, Long> everRead = everRead(ends, standing);
    forms.prepare();
    stored.startOver(everRead);
    forms.lead();
    learners.eraseAll();
    stored.erased();
    ingestion.start();
    long before = Long.MAX_VALUE;
    long since = System.nanoTime();
    for (long left = left(ends, total); left > 0; left = left(ends, before)) {
      if (left < before) {
        before = left;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > MAX_STALL.toNanos()) {
        throw new IllegalStateException(
            "Nothing was read for %d s, with %d records left: see that Kafka and Neo4j answer and that no recommender runs, and run it again"
                .formatted(MAX_STALL.toSeconds(), left));
      }
      if (!ingestion.live() || !threads.dead().isEmpty()) {
        throw new IllegalStateException(
            "Reading the log ended with %d records left".formatted(left));
      }
      progress.of(total - left, total);
      Thread.sleep(LOOK_MILLIS);
    }
    ingestion.stop();
    progress.of(total, total);
    return new Rebuilt(total, passed.count(), lost(everRead, ends));
  }

  /// What was rebuilt from what.
  ///
  /// @param records offsets of the log that were dealt with
  /// @param unreadable those of them that could not be read, or not become dead letters
  /// @param lost offsets that were read once and lie behind the log's end now
  public record Rebuilt(long records, long unreadable, long lost) {
    public boolean whole() {
      return unreadable == 0 && lost == 0;
    }
  }

  private static long lost(Map<Integer, Long> everRead, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(
            it -> Math.max(0, everRead.getOrDefault(it.getKey().partition(), 0L) - it.getValue()))
        .sum();
  }

  /// For each partition, how far the log was ever read: as stored, in this form or the one that
  /// leads, or, where the database is a new one, as committed to Kafka. What was read was also
  /// rejected or repeated where it had to be.
  private Map<Integer, Long> everRead(
      Map<TopicPartition, Long> ends, Neo4jStoredForms.Standing standing) {
    Map<Integer, Long> read =
        new HashMap<>(
            stored.everRead(ends.keySet().stream().map(TopicPartition::partition).toList()));
    standing
        .leading()
        .forEach((partition, place) ->
            read.merge(partition, Math.max(place.next(), place.readBefore()), Math::max));
    readers.committed().forEach((partition, offset) -> read.merge(partition, offset, Math::max));
    ends.keySet().forEach(partition -> read.putIfAbsent(partition.partition(), 0L));
    return read;
  }

  /// How many records do not count yet.
  ///
  /// @param otherwise while the database does not answer
  private long left(Map<TopicPartition, Long> ends, long otherwise) {
    try {
      Map<Integer, Long> committedOffsets =
          stored.committedOffsets(ends.keySet().stream().map(TopicPartition::partition).toList());
      return ends.entrySet().stream()
          .mapToLong(it ->
              Math.max(
                  0, it.getValue() - committedOffsets.getOrDefault(it.getKey().partition(), 0L)))
          .sum();
    } catch (StoreUnavailableException e) {
      return otherwise;
    }
  }
}
