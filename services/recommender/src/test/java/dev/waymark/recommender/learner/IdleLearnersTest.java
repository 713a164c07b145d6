package dev.waymark.recommender.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.graph.ServedGraph;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A learner whom nobody asks for keeps no former release in memory.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class IdleLearnersTest {
  private static final String IDLE = "idle-learner";

  @Inject Learners learners;
  @Inject ServedGraph served;

  @AfterEach
  void forget() {
    learners.forget(IDLE);
  }

  @Test
  void idleLearnersMoveToTheServedRelease() {
    await().atMost(Duration.ofSeconds(20)).until(() -> served.current().isPresent());
    WeakReference<PrerequisiteGraph> former = holdOnFormerRelease();
    System.gc();
    assertThat(former.get()).as("held by the learner").isNotNull();

    learners.moveTo(served.current().orElseThrow());

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          System.gc();
          return former.get() == null;
        });
  }

  private WeakReference<PrerequisiteGraph> holdOnFormerRelease() {
    PrerequisiteGraph former =
        ((GraphResult.Built) PrerequisiteGraph.build("former", SmallCurriculum.FIRST)).graph();
    learners.put(Learner.unknown(IDLE, former));
    return new WeakReference<>(former);
  }
}
