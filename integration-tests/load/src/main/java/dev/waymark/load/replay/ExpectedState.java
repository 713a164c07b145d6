package dev.waymark.load.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.load.event.LogContract;
import dev.waymark.load.event.Subjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.neo4j.driver.Driver;

/// Keeps account of the log and its dead letters as they grow, and compares with Neo4j and with
/// what senders know. For a log that nobody writes to during a comparison.
public final class ExpectedState implements AutoCloseable {
  private final ContinuedReader log;
  private final ContinuedReader letters;
  private final StoredState stored;
  private final LogReplay replay;
  private final ExpectedDeadLetters deadLetters = new ExpectedDeadLetters();
  private final Map<String, Integer> sent = new HashMap<>();
  private final Set<String> counted = new HashSet<>();
  private final Set<String> misrouted = new HashSet<>();
  private long records;
  private long applied;
  private long duplicates;
  private long refused;
  private long forwarded;

  public ExpectedState(String bootstrapServers, Driver driver, Subjects subjects) {
    log = new ContinuedReader(bootstrapServers, LogContract.TOPIC);
    letters = new ContinuedReader(bootstrapServers, LogContract.DEAD_LETTERS);
    stored = new StoredState(driver);
    replay = new LogReplay(subjects);
  }

  /// Reads on and compares.
  ///
  /// @param acknowledged the names of all records that a sender knows to be in the log: the header
  ///   [LogContract#SENT], or the event id where there is none
  public ReplayOutcome compare(Set<String> acknowledged) {
    log.read(this::take);
    letters.read(deadLetters::find);
    List<String> differences = new ArrayList<>();
    acknowledged.stream()
        .filter(it -> !sent.containsKey(it))
        .forEach(it -> differences.add(it + " was acknowledged and is not in the log"));
    misrouted.stream()
        .filter(it -> !counted.contains(it))
        .forEach(it -> differences.add(it + " was misrouted and counts nowhere"));
    differences.addAll(deadLetters.differences());
    compareLearners(differences);
    if (!stored.committedOffsets().equals(log.ends())) {
      differences.add(
          "Neo4j counts up to %s of %s".formatted(stored.committedOffsets(), log.ends()));
    }
    return new ReplayOutcome(
        records,
        applied,
        duplicates,
        refused,
        forwarded,
        deadLetters.repeated(),
        replay.learners().values().stream().mapToLong(ExpectedLearner::countedAgain).sum(),
        sent.values().stream().mapToLong(it -> it - 1).sum(),
        differences);
  }

  /// Graded answers and successes of a learner, by topic.
  public Map<String, String> graded(String learnerId) {
    Map<String, String> graded = new TreeMap<>();
    ExpectedLearner account = replay.learners().get(learnerId);
    if (account != null) {
      account
          .topics()
          .forEach((topic, it) -> graded.put(topic, it.successes() + " of " + it.attempts()));
    }
    return graded;
  }

  /// The learners that anything is held of.
  public List<String> learners() {
    return List.copyOf(replay.learners().keySet());
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    records++;
    RecordOutcome verdict = replay.take(record);
    sent.merge(nameOf(record), 1, Integer::sum);
    switch (verdict) {
      case RecordOutcome.Applied() -> {
        applied++;
        counted.add(nameOf(record));
      }
      case RecordOutcome.Duplicate() -> {
        duplicates++;
        counted.add(nameOf(record));
      }
      case RecordOutcome.DeadLetter(String reason) -> {
        refused++;
        deadLetters.expect(record, reason);
      }
      case RecordOutcome.Forwarded() -> {
        forwarded++;
        misrouted.add(nameOf(record));
      }
    }
  }

  /// A copy of a misrouted record bears its name.
  private static String nameOf(ConsumerRecord<byte[], byte[]> record) {
    Header name = record.headers().lastHeader(LogContract.SENT);
    Header header = name == null ? record.headers().lastHeader("ce_id") : name;
    return header == null
        ? record.partition() + "@" + record.offset()
        : new String(header.value(), UTF_8);
  }

  private void compareLearners(List<String> differences) {
    Map<String, Totals> totals = stored.totals();
    Map<String, Map<String, ExpectedTopic>> topics = stored.topics();
    Set<String> ids = new TreeSet<>(totals.keySet());
    ids.addAll(replay.learners().keySet());
    for (String id : ids) {
      ExpectedLearner expected = replay.learners().get(id);
      if (expected == null) {
        differences.add("Neo4j holds learner %s, the log does not".formatted(id));
        continue;
      }
      if (!Objects.equals(expected.totals(), totals.get(id))) {
        differences.add("%s: %s instead of %s".formatted(id, totals.get(id), expected.totals()));
      }
      compareTopics(id, expected.topics(), topics.getOrDefault(id, Map.of()), differences);
    }
  }

  private static void compareTopics(
      String id,
      Map<String, ExpectedTopic> expected,
      Map<String, ExpectedTopic> held,
      List<String> differences) {
    Set<String> all = new TreeSet<>(expected.keySet());
    all.addAll(held.keySet());
    for (String topic : all) {
      if (!Objects.equals(expected.get(topic), held.get(topic))) {
        differences.add(
            "%s on %s: %s instead of %s"
                .formatted(id, topic, held.get(topic), expected.get(topic)));
      }
    }
  }

  @Override
  public void close() {
    log.close();
    letters.close();
  }
}
