package dev.waymark.recommender.kafka.operate;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.events.PartitionHistory;
import dev.waymark.log.BoundedReader;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.log.TopicReader;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.ingest.Batch;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.ingest.LogRecord;
import dev.waymark.recommender.kafka.BoundedRecord;
import dev.waymark.recommender.kafka.DeadLetterOrigins;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.LogTrust;
import dev.waymark.recommender.kafka.PartitionHistories;
import dev.waymark.recommender.kafka.PastRecords;
import dev.waymark.recommender.kafka.ProgressTopics;
import dev.waymark.recommender.kafka.RecordDecoder;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.neo4j.Neo4jLearners;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Replays the log in memory and compares the outcome with the database, partition by partition.
/// Blocks.
@Singleton
public final class Verification {
  private static final int MAX_AT_ONCE = 500;

  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;
  private final Neo4jProgressLog stored;
  private final Neo4jLearners learners;
  private final DeadLetterOrigins deadLetters;
  private final EvidenceWeights evidence;
  private final LogTrust trust;
  private final ProgressTopics topics;
  private final PartitionHistories histories;

  Verification(
      KafkaClients clients,
      RecommenderConfig config,
      Neo4jProgressLog stored,
      Neo4jLearners learners,
      DeadLetterOrigins deadLetters,
      EvidenceWeights evidence,
      LogTrust trust,
      ProgressTopics topics,
      PartitionHistories histories) {
    this.clients = clients;
    this.config = config.progress();
    this.stored = stored;
    this.learners = learners;
    this.deadLetters = deadLetters;
    this.evidence = evidence;
    this.trust = trust;
    this.topics = topics;
    this.histories = histories;
  }

  /// What was compared.
  ///
  /// @param records read from the log, up to the committed offsets
  /// @param learners that the replay ends with
  /// @param differences a sentence for each; empty when the database equals the log
  public record Report(long records, long learners, List<String> differences) {}

  /// Compares. The recommenders should be stopped, or idle.
  public Report verify(PrerequisiteGraph graph) {
    return verify(graph, (done, total) -> {});
  }

  /// Compares. The recommenders should be stopped, or idle.
  ///
  /// @param progress told the records replayed
  public Report verify(PrerequisiteGraph graph, ProgressListener progress) {
    List<String> differences = new ArrayList<>();
    Set<PartitionRange> counted = new HashSet<>();
    long records = 0;
    long count = 0;
    ProgressTopics.Log described = topics.ensure();
    long former = stored.formerRecords(described.id());
    if (former > 0) {
      differences.add(
          "The log was deleted and created again: up to %d records that count are not in it."
              .formatted(former));
    }
    try (TopicReader<byte[], byte[]> log = new TopicReader<>(clients.readers(), config.topic())) {
      List<Integer> numbers = log.partitions().stream().map(TopicPartition::partition).toList();
      Map<Integer, Long> committedOffsets = stored.committedOffsets(numbers);
      if (!log.isComplete()) {
        differences.add(
            "The broker has removed the log's first records: there is nothing to compare with.");
        return new Report(0, 0, differences);
      }
      PastRecords past = new PastRecords(stored.everRead(numbers), deadLetters.all(described.id()));
      PartitionHistory history = histories.known(described, () -> TopicReader.byNumber(log.ends()));
      long total = committedOffsets.values().stream().mapToLong(Long::longValue).sum();
      for (TopicPartition home : log.partitions()) {
        Replay replay = new Replay(graph, past, history, home.partition());
        for (PartitionRange part : PartitionRange.of(history, home.partition())) {
          boolean first = counted.add(part);
          TopicPartition partition = new TopicPartition(config.topic(), part.partition());
          long until = Math.min(part.until(), committedOffsets.getOrDefault(part.partition(), 0L));
          long[] read = {records};
          BoundedReader.Extent extent =
              log.read(
                  partition,
                  part.from(),
                  until,
                  record -> {
                    replay.take(record);
                    progress.of(first ? ++read[0] : read[0], total);
                  });
          replay.flush();
          if (first) {
            records = read[0];
            differences.addAll(gaps(partition, extent));
          }
        }
        count += replay.learners.size();
        compare(replay.learners, graph, differences);
      }
      if (!stored.committedOffsets(numbers).equals(committedOffsets)) {
        differences.add(
            "Offsets were committed meanwhile: stop the recommenders and verify again.");
      }
    }
    long held = learners.count();
    if (held != count) {
      differences.add("The database holds %d learners, the log %d.".formatted(held, count));
    }
    return new Report(records, count, differences);
  }

  private static List<String> gaps(TopicPartition partition, BoundedReader.Extent extent) {
    List<String> gaps = new ArrayList<>();
    if (extent.unreadable() > 0) {
      gaps.add(
          "%d records of partition %d can't be read: the log is damaged."
              .formatted(extent.unreadable(), partition.partition()));
    }
    if (extent.missing() > 0) {
      gaps.add(
          "Partition %d ends %d records before the committed offset: the broker lost them."
              .formatted(partition.partition(), extent.missing()));
    }
    return gaps;
  }

  private void compare(
      Map<String, Learner> replayed, PrerequisiteGraph graph, List<String> differences) {
    List<String> ids = replayed.keySet().stream().sorted().toList();
    for (int from = 0; from < ids.size(); from += MAX_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + MAX_AT_ONCE));
      Map<String, Learner> held = learners.load(some, graph);
      for (String id : some) {
        Learner expected = replayed.get(id);
        Learner found = held.get(id);
        if (expected != null && (found == null || !alike(expected, found))) {
          differences.add("Learner %s differs from the log.".formatted(id));
        }
      }
    }
  }

  /// All but the revision, which counts commits.
  private static boolean alike(Learner a, Learner b) {
    return a.state().equals(b.state())
        && a.recentEvents().equals(b.recentEvents())
        && a.profile().equals(b.profile());
  }

  /// The learners whose records stand in one partition now, in memory.
  private final class Replay {
    private static final int BATCH = 1000;

    private final Map<String, Learner> learners = new HashMap<>();
    private final List<LogRecord> batch = new ArrayList<>();
    private final PrerequisiteGraph graph;
    private final RecordDecoder decoder;
    private final int home;
    private final int partitions;

    Replay(PrerequisiteGraph graph, PastRecords past, PartitionHistory history, int home) {
      this.graph = graph;
      this.home = home;
      this.partitions = history.partitions();
      this.decoder = new RecordDecoder(config.maxValueBytes(), trust.required(), history);
      decoder.past(past);
    }

    void take(org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record) {
      Entry entry = decoder.decode(BoundedRecord.of(record));
      if (!(entry instanceof Entry.OfLearner ofLearner) || !isHere(ofLearner)) {
        return;
      }
      batch.add(new LogRecord(record.partition(), record.offset(), entry));
      if (batch.size() == BATCH) {
        flush();
      }
    }

    private boolean isHere(Entry.OfLearner entry) {
      return LearnerPartitions.of(entry.learnerId(), partitions) == home;
    }

    void flush() {
      if (batch.isEmpty()) {
        return;
      }
      LogRecord first = batch.getFirst();
      Decisions decisions =
          new Batch(batch, Map.of(first.partition(), first.offset()))
              .decide(learners, graph, evidence);
      for (LearnerChange change : decisions.changes()) {
        Learner after = change.after();
        if (after == null) {
          learners.remove(change.learnerId());
        } else {
          learners.put(after.id(), after);
        }
      }
      batch.clear();
    }
  }
}
