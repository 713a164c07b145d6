package dev.waymark.recommender.observability;

import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.grpc.WarmUp;
import dev.waymark.recommender.kafka.LogLag;
import dev.waymark.recommender.kafka.LogLag.PartitionLag;
import dev.waymark.recommender.kafka.follow.ModelFollower;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.kafka.ingest.SkippedRecords;
import dev.waymark.recommender.learner.StateProgress;
import dev.waymark.recommender.model.ModelInUse;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once a graph release is served, the stored state is complete, this instance has its share
/// of the log and reads it, and the newest model is loaded or was waited for, and it is warmed up.
/// How far the log is behind is told beside.
@Readiness
@Singleton
public final class Ready implements HealthCheck {
  private final ServedGraph graph;
  private final Ingestion ingestion;
  private final ModelFollower models;
  private final ModelInUse model;
  private final ServiceThreads threads;
  private final LogLag lag;
  private final SkippedRecords passed;
  private final WarmUp warmUp;
  private final StateProgress state;

  Ready(
      ServedGraph graph,
      Ingestion ingestion,
      ModelFollower models,
      ModelInUse model,
      ServiceThreads threads,
      LogLag lag,
      SkippedRecords passed,
      WarmUp warmUp,
      StateProgress state) {
    this.graph = graph;
    this.ingestion = ingestion;
    this.models = models;
    this.model = model;
    this.threads = threads;
    this.lag = lag;
    this.passed = passed;
    this.warmUp = warmUp;
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    boolean served = graph.current().isPresent();
    boolean assigned = ingestion.isAssigned();
    boolean ingesting = ingestion.live() && threads.dead().isEmpty();
    return HealthCheckResponse.named("recommender")
        .status(
            served
                && assigned
                && ingesting
                && models.isCaughtUp()
                && warmUp.isDone()
                && state.isComplete())
        .withData("graphRelease", graph.current().map(it -> it.release()).orElse("none"))
        .withData("warmedUp", warmUp.isDone())
        .withData("storedState", state.text())
        .withData("partitionsAssigned", assigned)
        .withData("ingesting", ingesting)
        .withData("recordsBehind", lag.latest().stream().mapToLong(PartitionLag::records).sum())
        .withData(
            "heldBackByTransactions", lag.latest().stream().mapToLong(PartitionLag::held).sum())
        .withData("recordsPassedOver", passed.count())
        .withData("model", model.current().version())
        .build();
  }
}
