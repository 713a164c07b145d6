package dev.waymark.it.hostile;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Learners who only want to learn, while others attack: each practises, and asks for next steps
/// that count it.
final class GoodLearners {

  private static final int LEARNERS = 50;

  /// A learner's answers on a topic are told up to 127: after these another learner comes.
  private static final int ANSWERS_EACH = 100;

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  private final RestApi api;
  private final List<LearnerApi> learners;
  private final int[] sent = new int[LEARNERS];
  private final String[] tokens = new String[LEARNERS];

  /// Requests by how long they took: at index i those of i to i + 1 milliseconds.
  private final long[] took = new long[10_001];

  private long requests;

  GoodLearners(RestApi api) {
    this.api = api;
    this.learners =
        new ArrayList<>(Stream.generate(() -> LearnerApi.unknown(api)).limit(LEARNERS).toList());
  }

  /// Sends and asks until then.
  boolean learnUntil(Instant end) throws InterruptedException {
    for (int i = 0; Instant.now().isBefore(end); i = (i + 1) % LEARNERS) {
      LearnerApi learner = learners.get(i);
      long begin = System.nanoTime();
      tokens[i] = learner.send(practised(TOPIC, sent[i] % 3 > 0));
      sent[i]++;
      long middle = System.nanoTime();
      assertThat(learner.nextSteps(ROADMAP, tokens[i]).path("steps")).isNotEmpty();
      note(middle - begin);
      note(System.nanoTime() - middle);
      if (sent[i] == ANSWERS_EACH) {
        assertCounted(i);
        learners.set(i, LearnerApi.unknown(api));
        sent[i] = 0;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }

  private synchronized void note(long nanos) {
    took[(int) Math.min(took.length - 1, nanos / 1_000_000)]++;
    requests++;
  }

  /// Each event that was accepted counts once.
  void assertAllCounted() {
    for (int i = 0; i < LEARNERS; i++) {
      if (sent[i] > 0) {
        assertCounted(i);
      }
    }
  }

  private void assertCounted(int i) {
    LearnerApi learner = learners.get(i);
    assertThat(learner.mastery(ROADMAP, TOPIC, tokens[i]).path("evidence").path("attempts").asInt())
        .as("%s, %s", learner.id(), Seeds.shown())
        .isEqualTo(sent[i]);
  }

  /// How many requests were answered so far.
  synchronized long requests() {
    return requests;
  }

  /// How many requests there were and how long they took.
  synchronized String figures() {
    return "%,d good requests, p50 %d ms, p99 %d ms, max %d ms"
        .formatted(requests, quantile(0.5), quantile(0.99), quantile(1));
  }

  private int quantile(double share) {
    long below = 0;
    for (int i = 0; i < took.length; i++) {
      below += took[i];
      if (below >= share * Arrays.stream(took).sum()) {
        return i;
      }
    }
    return took.length;
  }
}
