package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.progress.v1.ConsistencyToken;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.Learners;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads of one learner: waits for the consistency token if there is one, gets the learner from
/// memory or loads it, and answers on the caller's event loop.
@Singleton
final class LearnerReads {
  private static final Logger LOG = Logger.getLogger(LearnerReads.class);

  /// What is left of a caller's deadline for the way back.
  private static final Duration WAY_BACK = Duration.ofMillis(50);

  private final ServedGraph served;
  private final Learners learners;
  private final AppliedOffsets applied;
  private final Duration maxWait;

  LearnerReads(
      ServedGraph served, Learners learners, AppliedOffsets applied, RecommenderConfig config) {
    this.served = served;
    this.learners = learners;
    this.applied = applied;
    this.maxWait = config.reads().maxWait();
  }

  /// Answers from the learner's state, over the served graph.
  <T> Uni<T> read(
      String learnerId, String token, BiFunction<Learner, PrerequisiteGraph, T> answer) {
    CompletableFuture<T> result;
    try {
      Requests.id("learner_id", learnerId);
      result =
          Token.parse(token, learnerId)
              .map(this::reached)
              .orElseGet(() -> CompletableFuture.completedFuture(0L))
              .thenCompose(reached -> learner(learnerId))
              .thenApply(learner -> answer.apply(learner, learner.state().graph()));
    } catch (StatusRuntimeException e) {
      return Uni.createFrom().failure(e);
    }
    Uni<T> answered =
        Uni.createFrom().completionStage(result).onFailure().transform(LearnerReads::failure);
    return result.isDone() ? answered : answered.emitOn(eventLoop());
  }

  private CompletableFuture<Learner> learner(String learnerId) {
    return learners.get(learnerId, served.current().orElseThrow(Failures::noGraph));
  }

  private CompletableFuture<Long> reached(ConsistencyToken token) {
    int partition = token.getPartition();
    long next = token.getNextOffset();
    CompletableFuture<Long> reached = applied.reach(partition, next);
    if (reached.isDone()) {
      return reached;
    }
    return reached
        .orTimeout(patience().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure ->
            CompletableFuture.failedFuture(
                failure instanceof TimeoutException
                    ? Failures.behind(next - applied.next(partition))
                    : failure));
  }

  /// How long this call may wait: less than its deadline, so that the answer says why.
  private Duration patience() {
    @Nullable Deadline deadline = Context.current().getDeadline();
    if (deadline == null) {
      return maxWait;
    }
    Duration left =
        Duration.ofMillis(deadline.timeRemaining(TimeUnit.MILLISECONDS)).minus(WAY_BACK);
    return left.isNegative() ? Duration.ZERO : left.compareTo(maxWait) < 0 ? left : maxWait;
  }

  private static Throwable failure(Throwable failure) {
    StatusRuntimeException known = Failures.of(failure);
    if (known.getStatus().getCode() == io.grpc.Status.Code.INTERNAL) {
      LOG.error("A read failed", failure);
    }
    return known;
  }

  private static Executor eventLoop() {
    io.vertx.core.@Nullable Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
  }

  /// The topics of the roadmap, or of the learner's goals when none is named.
  static GoalScope scope(PrerequisiteGraph graph, String roadmapId, Learner learner) {
    List<Goal> goals =
        roadmapId.isEmpty()
            ? learner.profile().goals()
            : List.of(new Goal.RoadmapGoal(Requests.id("roadmap_id", roadmapId)));
    if (goals.isEmpty()) {
      throw Failures.noGoal();
    }
    return switch (graph.scope(goals)) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult.UnknownRoadmap(String id) -> throw Failures.unknownRoadmap(id);
      case ScopeResult.UnknownTopic(String id) -> throw Failures.unknownTopic(id);
    };
  }
}
