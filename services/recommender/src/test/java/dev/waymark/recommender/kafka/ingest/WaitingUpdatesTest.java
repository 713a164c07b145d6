package dev.waymark.recommender.kafka.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitingUpdatesTest {
  private static final PrerequisiteGraph GRAPH =
      ((GraphResult.Built) PrerequisiteGraph.build("1", SmallCurriculum.FIRST)).graph();
  private static final Context TRACE = Context.root().with(ContextKey.named("a trace"), true);

  private final WaitingUpdates waiting = new WaitingUpdates();

  private void commit(long offset, String... learners) {
    waiting.add(changes(learners), Map.of(), Map.of(0, offset), Instant.EPOCH);
  }

  private static List<LearnerChange> changes(String... learners) {
    List<LearnerChange> changes = new ArrayList<>();
    for (String learner : learners) {
      changes.add(new LearnerChange(Learner.unknown(learner, GRAPH), false, null, Set.of(), false));
    }
    return changes;
  }

  @Test
  void aPlaceIsAnnouncedOnceTheBrokerHasEveryUpdateBeforeIt() throws InterruptedException {
    commit(10, "ada", "bob");
    assertThat(waiting.announced()).isEmpty();
    List<Update> batch = waiting.take(500);
    waiting.acknowledged(batch.get(0));
    assertThat(waiting.announced()).isEmpty();
    waiting.acknowledged(batch.get(1));
    assertThat(waiting.announced()).containsExactly(Map.entry(0, 10L));
  }

  @Test
  void aBrokerThatTakesNothingForLongFillsNoMemory() throws InterruptedException {
    int most = WaitingUpdates.MAX_WAITING;
    for (int i = 0; i < most; i++) {
      commit(i, "l" + i);
    }
    assertThat(waiting.add(changes("late", "later"), Map.of(), Map.of(0, 77_777L), Instant.EPOCH))
        .isEqualTo(2);
    List<Update> all = waiting.take(2 * most);
    assertThat(all).hasSize(most);
    assertThat(all.getFirst().learnerId()).isEqualTo("l2");
    all.forEach(waiting::acknowledged);
    assertThat(waiting.announced()).containsExactly(Map.entry(0, 77_777L));
  }

  @Test
  void aCommitThatChangesNobodyIsAnnouncedWhenThoseBeforeItAre() throws InterruptedException {
    commit(10, "ada");
    commit(20);
    assertThat(waiting.announced()).isEmpty();
    waiting.acknowledged(waiting.take(500).getFirst());
    assertThat(waiting.announced()).containsExactly(Map.entry(0, 20L));
  }

  @Test
  void anUpdateThatFailedHoldsBackWhatItWasJoinedWith() throws InterruptedException {
    waiting.add(changes("ada"), Map.of("ada", TRACE), Map.of(0, 10L), Instant.EPOCH);
    Update first = waiting.take(500).getFirst();
    commit(20, "ada");
    waiting.again(first);
    List<Update> joined = waiting.take(500);
    assertThat(joined)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.since()).isEqualTo(1);
          assertThat(it.trace()).isEqualTo(TRACE);
        });
    assertThat(waiting.announced()).isEmpty();
    waiting.acknowledged(joined.getFirst());
    assertThat(waiting.announced()).containsExactly(Map.entry(0, 20L));
  }

  @Test
  void aPartitionThatIsLookedUpAnewIsNotAnnouncedByWhatWasSentBefore() throws InterruptedException {
    commit(10, "ada");
    Update sent = waiting.take(500).getFirst();
    waiting.forget(0);
    waiting.acknowledged(sent);
    assertThat(waiting.announced()).isEmpty();
  }

  /// However sends, failures and commits interleave: no offset is announced while a change before
  /// it is not at the broker, and in the end all are.
  @Test
  void noPlaceIsAnnouncedTooEarly() throws InterruptedException {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      WaitingUpdates updates = new WaitingUpdates();
      Map<String, Long> changedAt = new HashMap<>();
      Map<String, Long> toldAt = new HashMap<>();
      Set<Update> inFlight = new HashSet<>();
      long offset = 0;
      for (int step = 0; step < 120; step++) {
        offset++;
        Set<String> learners = new HashSet<>();
        // One that nothing is under way of, so that there is something to take.
        learners.add("new" + step);
        for (int i = random.nextInt(4); i > 0; i--) {
          learners.add("l" + random.nextInt(5));
        }
        for (String learner : learners) {
          changedAt.put(learner, offset);
        }
        updates.add(
            changes(learners.toArray(String[]::new)),
            Map.of(),
            Map.of(0, offset),
            Instant.ofEpochSecond(offset));
        switch (random.nextInt(3)) {
          case 0 -> {}
          case 1 -> {
            inFlight.addAll(updates.take(1 + random.nextInt(3)));
          }
          default -> {
            for (Update update : List.copyOf(inFlight)) {
              inFlight.remove(update);
              if (random.nextBoolean()) {
                updates.again(update);
              } else {
                toldAt.merge(update.learnerId(), update.at().getEpochSecond(), Math::max);
                updates.acknowledged(update);
              }
            }
          }
        }
        long announced = updates.announced().getOrDefault(0, 0L);
        changedAt.forEach((learner, changed) -> {
          if (changed <= announced) {
            assertThat(toldAt.getOrDefault(learner, 0L)).isGreaterThanOrEqualTo(changed);
          }
        });
      }
      inFlight.forEach(updates::again);
      updates.close();
      for (List<Update> batch = updates.take(100); !batch.isEmpty(); batch = updates.take(100)) {
        batch.forEach(updates::acknowledged);
      }
      assertThat(updates.announced().getOrDefault(0, 0L)).isEqualTo(offset);
    }
  }
}
