package dev.waymark.recommender.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.events.DeadLetterReason;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.ingest.Decisions.Advance;
import dev.waymark.recommender.ingest.Decisions.DeadLetter;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BatchPropertiesTest {
  private static final PrerequisiteGraph GRAPH =
      ((GraphResult.Built) PrerequisiteGraph.build("1", SmallCurriculum.FIRST)).graph();
  private static final int PARTITIONS = 3;
  private static final List<String> TOPICS =
      List.of("vectors", "matrices", "eigenvalues", "pca", "sql", "unknown");

  /// What the database holds, with the compare-and-set that guards it.
  private static final class Store {
    final Map<Integer, Long> offsets = new TreeMap<>();
    final Map<String, Learner> learners = new TreeMap<>();

    Store() {
      for (int p = 0; p < PARTITIONS; p++) {
        offsets.put(p, 0L);
      }
    }

    boolean commit(Decisions decisions) {
      for (Advance advance : decisions.advances()) {
        if (offsets.getOrDefault(advance.partition(), -1L) != advance.from()) {
          return false;
        }
      }
      for (LearnerChange change : decisions.changes()) {
        Learner held = learners.get(change.learnerId());
        if ((held == null ? 0 : held.revision()) != change.before().revision()) {
          return false;
        }
      }
      decisions.advances().forEach(it -> offsets.put(it.partition(), it.next()));
      for (LearnerChange change : decisions.changes()) {
        if (change.after() == null) {
          learners.remove(change.learnerId());
        } else {
          learners.put(change.learnerId(), change.after());
        }
      }
      return true;
    }
  }

  private static List<List<LogRecord>> log(SplittableRandom random) {
    List<List<LogRecord>> log = new ArrayList<>();
    int event = 0;
    for (int p = 0; p < PARTITIONS; p++) {
      List<LogRecord> partition = new ArrayList<>();
      for (int offset = 0; offset < 120; offset++) {
        String learner = "p%d-%d".formatted(p, random.nextInt(3));
        // Now and then an event id that was sent before.
        String id = "e" + (random.nextInt(8) == 0 ? Math.max(0, event - 5) : event++);
        partition.add(new LogRecord(p, offset, entry(random, learner, id)));
      }
      log.add(partition);
    }
    return log;
  }

  private static Entry entry(SplittableRandom random, String learner, String id) {
    return switch (random.nextInt(20)) {
      case 0 -> new Entry.Refused(DeadLetterReason.UNDECODABLE, "poison");
      case 1 -> new Entry.Erasure(id, learner);
      case 2 ->
          new Entry.ProfileUpdate(
              id,
              learner,
              new Profile(List.of(), random.nextInt(100), Set.of(), Set.of(), List.of()));
      case 3 -> new Entry.Misrouted(learner, 0);
      default ->
          new Entry.Progress(
              new ProgressEvent(
                  id,
                  learner,
                  Instant.ofEpochSecond(1_700_000_000L + random.nextInt(1_000_000)),
                  TOPICS.get(random.nextInt(TOPICS.size())),
                  null,
                  new Activity.Practised(null, random.nextBoolean())));
    };
  }

  private record Outcome(Map<String, Map<String, Object>> learners, Set<DeadLetter> deadLetters) {}

  /// One batch for each partition, in order, without any fault.
  private static Outcome plainReplay(List<List<LogRecord>> log) {
    Store store = new Store();
    Set<DeadLetter> dead = deadLetters();
    for (int p = 0; p < PARTITIONS; p++) {
      for (LogRecord record : log.get(p)) {
        Decisions decisions =
            new Batch(List.of(record), Map.of(p, store.offsets.getOrDefault(p, 0L)))
                .decide(store.learners, GRAPH, EvidenceWeights.STANDARD);
        dead.addAll(decisions.deadLetters());
        assertThat(store.commit(decisions)).isTrue();
      }
    }
    return outcome(store, dead);
  }

  private static Set<DeadLetter> deadLetters() {
    return new TreeSet<>((a, b) ->
        a.partition() == b.partition()
            ? Long.compare(a.offset(), b.offset())
            : Integer.compare(a.partition(), b.partition()));
  }

  /// Two consumers with their own, at times stale, ideas of the committed offsets and of the
  /// learners; commits that are lost, or whose outcome is not learned; redelivery from any earlier
  /// offset.
  private static Outcome faultyReplay(List<List<LogRecord>> log, SplittableRandom random) {
    Store store = new Store();
    Set<DeadLetter> dead = deadLetters();
    List<Map<Integer, Long>> believed =
        List.of(new HashMap<>(store.offsets), new HashMap<>(store.offsets));
    List<Map<String, Learner>> caches = List.of(new HashMap<>(), new HashMap<>());
    while (unfinished(store, log)) {
      int consumer = random.nextInt(2);
      Map<Integer, Long> offsets = believed.get(consumer);
      Map<String, Learner> cache = caches.get(consumer);
      List<LogRecord> records = new ArrayList<>();
      Map<Integer, Long> starts = new HashMap<>();
      for (int p = 0; p < PARTITIONS; p++) {
        long next = offsets.getOrDefault(p, 0L);
        int from = (int) Math.max(0, next - random.nextInt(3));
        int to = Math.min(log.get(p).size(), from + random.nextInt(9));
        if (random.nextBoolean() && from < to) {
          records.addAll(log.get(p).subList(from, to));
          starts.put(p, next);
        }
      }
      Batch batch = new Batch(records, starts);
      for (String id : batch.learnerIds()) {
        if (!cache.containsKey(id) && store.learners.containsKey(id)) {
          cache.put(id, store.learners.get(id));
        }
      }
      Decisions decisions = batch.decide(cache, GRAPH, EvidenceWeights.STANDARD);
      int fate = random.nextInt(10);
      boolean committed = fate != 0 && store.commit(decisions);
      if (committed) {
        dead.addAll(decisions.deadLetters());
      }
      if (committed && fate != 1) {
        decisions.advances().forEach(it -> offsets.put(it.partition(), it.next()));
        for (LearnerChange change : decisions.changes()) {
          if (change.after() == null) {
            cache.remove(change.learnerId());
          } else {
            cache.put(change.learnerId(), change.after());
          }
        }
      } else {
        offsets.putAll(store.offsets);
        cache.clear();
      }
    }
    return outcome(store, dead);
  }

  private static boolean unfinished(Store store, List<List<LogRecord>> log) {
    return store.offsets.entrySet().stream()
        .anyMatch(it -> it.getValue() < log.get(it.getKey()).size());
  }

  /// All but the revision, which counts commits.
  private static Outcome outcome(Store store, Set<DeadLetter> dead) {
    Map<String, Map<String, Object>> learners = new TreeMap<>();
    store.learners.forEach((id, it) ->
        learners.put(
            id,
            Map.of(
                "progress", it.state().progress(),
                "totals", it.state().totals(),
                "recent", it.recentEvents(),
                "profile", it.profile())));
    return new Outcome(learners, dead);
  }

  @Test
  void anyInterleavingOfFaultsEndsInTheStateOfAPlainReplay() {
    for (int seed = 0; seed < 200; seed++) {
      List<List<LogRecord>> log = log(new SplittableRandom(seed));
      Outcome expected = plainReplay(log);
      Outcome actual = faultyReplay(log, new SplittableRandom(1_000 + seed));
      assertThat(actual).as("seed " + seed).isEqualTo(expected);
    }
  }

  @Test
  void anEventSentAgainCountsOnce() {
    Entry entry =
        new Entry.Progress(
            new ProgressEvent(
                "e", "ada", Instant.EPOCH, "sql", null, new Activity.Practised(null, true)));
    Decisions decisions =
        new Batch(List.of(new LogRecord(0, 0, entry), new LogRecord(0, 1, entry)), Map.of(0, 0L))
            .decide(Map.of(), GRAPH, EvidenceWeights.STANDARD);
    assertThat(decisions.tally()).isEqualTo(new Decisions.Tally(1, 1, 0));
    assertThat(decisions.advances()).containsExactly(new Advance(0, 0, 2));
  }

  @Test
  void theEvidenceTableDecidesWhatAnEventSays() {
    Entry entry =
        new Entry.Progress(
            new ProgressEvent("e", "ada", Instant.EPOCH, "sql", null, new Activity.Started()));
    Batch batch = new Batch(List.of(new LogRecord(0, 0, entry)), Map.of(0, 0L));
    double usual = gain(batch, EvidenceWeights.STANDARD);
    double more = gain(batch, EvidenceWeights.STANDARD.with(Map.of("started", 1.0)));
    assertThat(more).isGreaterThan(10 * usual);
  }

  private static double gain(Batch batch, EvidenceWeights evidence) {
    var change = batch.decide(Map.of(), GRAPH, evidence).changes().getFirst();
    return requireNonNull(change.after()).state().progress("sql").gain();
  }

  @Test
  void anUnknownTopicIsSetAside() {
    Entry entry =
        new Entry.Progress(
            new ProgressEvent("e", "ada", Instant.EPOCH, "nope", null, new Activity.Started()));
    Decisions decisions =
        new Batch(List.of(new LogRecord(0, 0, entry)), Map.of(0, 0L))
            .decide(Map.of(), GRAPH, EvidenceWeights.STANDARD);
    assertThat(decisions.deadLetters())
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).isEqualTo(DeadLetterReason.UNKNOWN_TOPIC));
    assertThat(decisions.changes()).isEmpty();
  }
}
