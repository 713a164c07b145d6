package dev.waymark.it.hostile;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// After the tests of a class the suite is as it was before them: healthy, quick, with all its
/// threads and no more memory or metrics.
final class StillServing implements BeforeAllCallback, AfterAllCallback, TestWatcher {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(45);

  /// Caches fill up to their bounds, a quarter of the 256 MB that each process has.
  private static final long MAX_HEAP_GROWTH = 64L << 20;

  /// Pools of workers grow with the work and shrink later.
  private static final int MAX_THREAD_GROWTH = 60;

  /// Every label is of a fixed set, of which a class may be the first to meet some values.
  private static final int MAX_SERIES = 5_000;

  @Override
  public void beforeAll(ExtensionContext context) {
    RunningSuite suite = SharedSuite.of(context);
    context
        .getStore(ExtensionContext.Namespace.create(StillServing.class))
        .put(context.getUniqueId(), Vitals.of(suite));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Vitals before =
        context
            .getStore(ExtensionContext.Namespace.create(StillServing.class))
            .get(context.getUniqueId(), Vitals.class);
    if (before == null) {
      return;
    }
    assertServing(SharedSuite.of(context), before);
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    System.out.printf("%s had the inputs of %s%n", context.getDisplayName(), Seeds.shown());
  }

  /// The suite is healthy, counts a good event within a second, and has what it had before.
  ///
  /// @return how it is now
  static Vitals assertServing(RunningSuite suite, Vitals before) {
    assertHealthy(suite);
    await().atMost(TIMEOUT).until(() -> aGoodEventCountsIn(suite).compareTo(A_SECOND) < 0);
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertLikeBefore(Vitals.of(suite), before));
    assertThat(suite.gateway().printed().substring(before.gatewayPrinted()))
        .as(Seeds.shown())
        .doesNotContain("A request failed", "OutOfMemoryError");
    assertThat(suite.recommender().printed().substring(before.recommenderPrinted()))
        .as(Seeds.shown())
        .doesNotContain("\tat io.grpc", "OutOfMemoryError", " died: ");
    assertHealthy(suite);
    return Vitals.of(suite);
  }

  private static void assertLikeBefore(Vitals now, Vitals before) {
    assertThat(now.threadNames()).as(Seeds.shown()).containsAll(before.threadNames());
    for (int process = 0; process < before.heap().size(); process++) {
      assertThat(now.heap().get(process))
          .as("heap of process %d, %s", process, Seeds.shown())
          .isLessThan(before.heap().get(process) + MAX_HEAP_GROWTH);
      assertThat(now.threads().get(process))
          .as("threads of process %d, %s", process, Seeds.shown())
          .isLessThan(before.threads().get(process) + MAX_THREAD_GROWTH);
      assertThat(now.series().get(process))
          .as("metrics of process %d, %s", process, Seeds.shown())
          .isLessThan(MAX_SERIES);
    }
    assertThat(now.faults()).as("faults, %s", Seeds.shown()).isEqualTo(before.faults());
  }

  private static void assertHealthy(RunningSuite suite) {
    for (RestApi each : List.of(suite.rest(), suite.management())) {
      RestApi.Answer health = each.get("/q/health");
      assertThat(health.status()).as(health.text()).isEqualTo(200);
      assertThat(health.json().path("status").asText()).isEqualTo("UP");
    }
  }

  /// From the request that sends the event to the answer that counts it.
  static Duration aGoodEventCountsIn(RunningSuite suite) {
    LearnerApi learner = LearnerApi.unknown(suite.rest());
    long begin = System.nanoTime();
    String token = learner.send(practised(TOPIC, true));
    int attempts = learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(attempts).isEqualTo(1);
    return took;
  }
}
