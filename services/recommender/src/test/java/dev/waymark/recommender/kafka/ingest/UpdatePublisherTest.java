package dev.waymark.recommender.kafka.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.wiring.InstanceId;
import dev.waymark.recommender.wiring.ServiceThreads;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class UpdatePublisherTest {
  private final RecommenderConfig config =
      new SmallRyeConfigBuilder()
          .withConverter(Duration.class, 200, new DurationConverter())
          .withMapping(RecommenderConfig.class)
          .build()
          .getConfigMapping(RecommenderConfig.class);

  private static final PrerequisiteGraph GRAPH =
      ((GraphResult.Built) PrerequisiteGraph.build("1", SmallCurriculum.FIRST)).graph();

  private static LearnerChange erased() {
    return new LearnerChange(Learner.unknown("ada", GRAPH), true, null, Set.of(), false);
  }

  @Test
  void aFaultOfTheClientEndsNothing() {
    ServiceThreads threads = new ServiceThreads();
    try (var producer =
            new MockProducer<byte[], byte[]>(
                true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var updates =
            new UpdatePublisher(
                producer,
                config,
                new InstanceId("it"),
                (learner, at) -> {
                  throw new IllegalStateException("nobody is left to advise");
                },
                threads,
                InstantSource.system())) {
      producer.sendException = new IllegalArgumentException("not of Kafka's");
      updates.start();
      updates.publish(List.of(erased()), Map.of(), Map.of());
      await().during(Duration.ofMillis(200)).until(() -> producer.history().isEmpty());

      producer.sendException = null;

      await().until(() -> producer.history().size() == 1);
      assertThat(threads.dead()).isEmpty();
    }
  }
}
