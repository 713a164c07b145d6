package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.ListenableFuture;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.PlanPathResponse;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsRequest;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import dev.waymark.recommender.wiring.Computations;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where answers are computed: what is long holds up neither quick answers nor those who change
/// learners.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class ComputingTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject ServedGraph graph;
  @Inject Ingestion ingestion;
  @Inject Computations computations;
  @Inject LearnerChanges changes;

  private final CountDownLatch over = new CountDownLatch(1);
  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    await().atMost(TIMEOUT).until(() -> graph.current().isPresent() && ingestion.isAssigned());
  }

  @AfterEach
  void disconnect() {
    over.countDown();
    channel.shutdownNow();
  }

  /// Keeps every thread that computes busy until [#over].
  private void occupy() throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    CountDownLatch busy = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      computations
          .background()
          .execute(() -> {
            busy.countDown();
            try {
              over.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private ListenableFuture<PlanPathResponse> path(long seconds) {
    return RecommenderServiceGrpc.newFutureStub(channel)
        .withDeadlineAfter(seconds, TimeUnit.SECONDS)
        .planPath(PlanPathRequest.newBuilder().setLearnerId("computed").setRoadmapId("ml").build());
  }

  private int steps() {
    return RecommenderServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .recommendNextSteps(
            RecommendNextStepsRequest.newBuilder()
                .setLearnerId("computed")
                .setRoadmapId("ml")
                .build())
        .getStepsCount();
  }

  @Test
  void aPathThatWaitsHoldsUpNoNextSteps() throws Exception {
    occupy();
    ListenableFuture<PlanPathResponse> path = path(20);
    assertThat(steps()).isPositive();
    assertThat(path.isDone()).isFalse();
    over.countDown();
    assertThat(path.get(10, TimeUnit.SECONDS).getStepsCount()).isPositive();
  }

  @Test
  void aPathEndsAtItsCallersDeadline() throws Exception {
    occupy();
    ListenableFuture<PlanPathResponse> path = path(1);
    assertThatThrownBy(() -> path.get(10, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
  }

  @Test
  void whoChangesALearnerDoesNotComputeForThoseWhoWatch() throws Exception {
    AtomicInteger answers = new AtomicInteger();
    int watches = 20;
    for (int i = 0; i < watches; i++) {
      RecommenderServiceGrpc.newStub(channel)
          .watchNextSteps(
              WatchNextStepsRequest.newBuilder()
                  .setLearnerId("computed-for-many")
                  .setRoadmapId("ml")
                  .build(),
              counting(answers));
    }
    await().atMost(TIMEOUT).until(() -> answers.get() == watches);
    occupy();
    // Were it to compute, it would wait for nobody: the answer would be there when it returns.
    changes.changed("computed-for-many");
    changes.changed("computed-for-many");
    assertThat(waiting()).isEqualTo(watches);
    over.countDown();
    await().atMost(TIMEOUT).until(() -> waiting() == 0);
  }

  /// How many tasks wait for a thread.
  private int waiting() {
    return ((ThreadPoolExecutor) computations.background()).getQueue().size();
  }

  private static StreamObserver<WatchNextStepsResponse> counting(AtomicInteger answers) {
    return new StreamObserver<>() {
      @Override
      public void onNext(WatchNextStepsResponse response) {
        answers.incrementAndGet();
      }

      @Override
      public void onError(Throwable failure) {
        // The channel is shut down.
      }

      @Override
      public void onCompleted() {
        throw new IllegalStateException("a watch has no end");
      }
    };
  }
}
