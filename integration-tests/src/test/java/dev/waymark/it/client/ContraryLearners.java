package dev.waymark.it.client;

import java.time.Duration;
import org.awaitility.Awaitility;

/// Learners who contradict a prerequisite: as many of those who fail on what is required know the
/// topic as of those who do not.
public final class ContraryLearners {
  public static final String TOPIC = "deep-learning.transformers";
  public static final String REQUIRED = "deep-learning.attention";

  /// Enough on each side that the difference is small for sure.
  private static final int EACH = 40;

  private ContraryLearners() {}

  /// Sends what they did, and waits until insight tells of it.
  public static void learn(RestApi api) {
    for (int i = 0; i < 2 * EACH; i++) {
      new LearnerApi(api, "contrary-" + i)
          .send(Events.practised(REQUIRED, i < EACH), Events.practised(TOPIC, true));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(() ->
            api.get("/v1/insight?roadmap=ml-engineer")
                    .json()
                    .path("prerequisites")
                    .path("suspicious")
                    .size()
                == 1);
  }
}
