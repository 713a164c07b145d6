package dev.waymark.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogCollectorTest {
  /// A fifth as many events for each learner as their number says.
  private static List<List<ProgressEvent>> logs(int learners) {
    List<List<ProgressEvent>> logs = new ArrayList<>();
    for (int u = 0; u < learners; u++) {
      List<ProgressEvent> log = new ArrayList<>();
      for (int i = 0; i < 1 + u / 5; i++) {
        log.add(Events.answer("learner-" + u, i, "a", i % 3 != 0));
      }
      logs.add(log);
    }
    return logs;
  }

  /// All events, each learner's in order, otherwise in an order of its own for each seed.
  private static LearnerLog interleaved(List<List<ProgressEvent>> logs, int most, long seed) {
    List<Integer> turns = new ArrayList<>();
    for (int u = 0; u < logs.size(); u++) {
      turns.addAll(Collections.nCopies(logs.get(u).size(), u));
    }
    Collections.shuffle(turns, new Random(seed));
    LogCollector collector = new LogCollector(most, 7, EvidenceWeights.STANDARD);
    int[] next = new int[logs.size()];
    turns.forEach(u -> collector.add(logs.get(u).get(next[u]++)));
    return collector.result();
  }

  @Test
  void aShortLogIsHeldWhole() {
    LearnerLog log = interleaved(logs(50), 10_000, 1);
    assertThat(log.sampled()).isEqualTo(1);
    assertThat(log.learners()).hasSize(50);
    assertThat(log.events()).isEqualTo(log.seen()).isEqualTo(275);
  }

  @Test
  void ofALongLogWholeLearnersAreHeldWithinTheLimit() {
    List<List<ProgressEvent>> logs = logs(400);
    LearnerLog log = interleaved(logs, 2_000, 1);
    assertThat(log.seen()).isEqualTo(16_200);
    assertThat(log.events()).isBetween(500L, 2_000L);
    assertThat(log.sampled()).isIn(0.25, 0.125, 0.0625);
    for (LearnerEvents learner : log.learners()) {
      int number = Integer.parseInt(learner.learnerId().substring("learner-".length()));
      List<ProgressEvent> events = new ArrayList<>();
      learner.forEach(events::add);
      assertThat(events).isEqualTo(logs.get(number));
    }
  }

  @Test
  void theOrderInWhichLearnersArriveChangesNothing() {
    List<List<ProgressEvent>> logs = logs(300);
    LearnerLog first = interleaved(logs, 1_500, 1);
    for (int seed = 2; seed < 20; seed++) {
      LearnerLog other = interleaved(logs, 1_500, seed);
      assertThat(other.digest()).isEqualTo(first.digest());
      assertThat(other.sampled()).isEqualTo(first.sampled());
    }
  }

  @Test
  void aProfileUpdateLeavesItsIdAndNoEvent() {
    LogCollector collector = new LogCollector(100, 7, EvidenceWeights.STANDARD);
    collector.addProfileUpdate("bob", "p1");
    collector.add(Events.answer("ada", 1, "a", true));
    collector.addProfileUpdate("ada", "p2");
    LearnerLog log = collector.result();
    assertThat(log.learners()).extracting(LearnerEvents::learnerId).containsExactly("ada");
    assertThat(log.events()).isEqualTo(log.seen()).isEqualTo(1);
    List<String> ids = new ArrayList<>();
    log.learners().getFirst().forEach(event -> ids.add(event.getEventId()));
    assertThat(ids).containsExactly("ada-1", "p2");
    collector.erase("ada");
    assertThat(collector.result().learners()).isEmpty();
  }

  @Test
  void ofAnErasedLearnerOnlyWhatCameLaterIsHeld() {
    LogCollector collector = new LogCollector(100, 7, EvidenceWeights.STANDARD);
    collector.add(Events.answer("ada", 1, "a", true));
    collector.add(Events.answer("bob", 1, "a", true));
    collector.erase("ada");
    collector.erase("bob");
    collector.erase("eve");
    collector.add(Events.answer("ada", 2, "a", false));
    LearnerLog log = collector.result();
    assertThat(log.learners()).extracting(LearnerEvents::learnerId).containsExactly("ada");
    assertThat(log.events()).isEqualTo(1);
  }
}
