package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.GoalsLeft;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.progress.v1.ConsistencyToken;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.LogEnds;
import dev.waymark.recommender.kafka.LogIdentity;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.Learners;
import dev.waymark.recommender.learner.RemoteOffsets;
import dev.waymark.recommender.learner.StateProgress;
import dev.waymark.recommender.wiring.BlockingWork;
import dev.waymark.recommender.wiring.Computations;
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
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads of one learner: waits for the consistency token if there is one, gets the learner from
/// memory or loads it, and answers: what is quick on the caller's event loop, all else away from
/// it.
@Singleton
final class LearnerReads {
  private static final Logger LOG = Logger.getLogger(LearnerReads.class);

  /// Events count within milliseconds. An offset that is waited for longer may be one that the log
  /// never had.
  private static final long SUSPICIOUS_MILLIS = 300;

  /// Beyond, even five next steps may take a millisecond.
  private static final int MAX_QUICK_TOPICS = 5_000;

  private final ServedGraph served;
  private final Learners learners;
  private final AppliedOffsets applied;
  private final RemoteOffsets elsewhere;
  private final LogEnds log;
  private final LogIdentity identity;
  private final Token tokens;
  private final BlockingWork blocking;
  private final Computations computations;
  private final StateProgress state;
  private final Duration maxWait;

  LearnerReads(
      ServedGraph served,
      Learners learners,
      AppliedOffsets applied,
      RemoteOffsets elsewhere,
      LogEnds log,
      LogIdentity identity,
      Token tokens,
      BlockingWork blocking,
      Computations computations,
      StateProgress state,
      RecommenderConfig config) {
    this.served = served;
    this.learners = learners;
    this.applied = applied;
    this.elsewhere = elsewhere;
    this.log = log;
    this.identity = identity;
    this.tokens = tokens;
    this.blocking = blocking;
    this.computations = computations;
    this.state = state;
    this.maxWait = config.reads().maxWait();
  }

  /// Answers from the learner's state, over the served graph, with what takes well under a
  /// millisecond on most graphs.
  <T> Uni<T> read(
      String learnerId, String token, BiFunction<Learner, PrerequisiteGraph, T> answer) {
    return read(learnerId, token, MAX_QUICK_TOPICS, answer);
  }

  /// Answers likewise with what may take milliseconds.
  <T> Uni<T> readAtLength(
      String learnerId, String token, BiFunction<Learner, PrerequisiteGraph, T> answer) {
    return read(learnerId, token, 0, answer);
  }

  /// @param quickTopics on larger graphs the answer is computed away from the event loop
  private <T> Uni<T> read(
      String learnerId,
      String token,
      int quickTopics,
      BiFunction<Learner, PrerequisiteGraph, T> answer) {
    CompletableFuture<Learner> found;
    @Nullable Deadline deadline = Context.current().getDeadline();
    try {
      Requests.id("learner_id", learnerId);
      found =
          tokens
              .parse(token, learnerId)
              .map(it -> after(it, learnerId, deadline))
              .orElseGet(() -> inTime(learners.get(learnerId, graph()), deadline));
    } catch (StatusRuntimeException e) {
      return Uni.createFrom().failure(e);
    }
    Executor caller = eventLoop();
    Uni<Learner> learner = Uni.createFrom().completionStage(found);
    return (found.isDone() ? learner : learner.emitOn(caller))
        .flatMap(it -> {
          PrerequisiteGraph graph = it.state().graph();
          return graph.size() <= quickTopics
              ? Uni.createFrom().item(answer.apply(it, graph))
              : computed(deadline, () -> answer.apply(it, graph)).emitOn(caller);
        })
        .onFailure()
        .transform(LearnerReads::failure);
  }

  /// Nothing is computed for a caller who does not wait for it any more.
  private <T> Uni<T> computed(@Nullable Deadline deadline, Supplier<T> answer) {
    return Uni.createFrom()
        .completionStage(
            computations.compute(() -> {
              if (deadline != null && deadline.isExpired()) {
                throw Failures.late();
              }
              return answer.get();
            }));
  }

  /// The learner as the database holds it.
  Uni<Learner> readStored(String learnerId) {
    try {
      Requests.id("learner_id", learnerId);
      return Uni.createFrom()
          .completionStage(
              inTime(learners.fresh(learnerId, graph()), Context.current().getDeadline()))
          .emitOn(eventLoop())
          .onFailure()
          .transform(LearnerReads::failure);
    } catch (StatusRuntimeException e) {
      return Uni.createFrom().failure(e);
    }
  }

  /// Completes once the log counts up to that offset.
  Uni<Long> reached(int partition, long next) {
    return Uni.createFrom()
        .completionStage(wait(partition, next))
        .emitOn(eventLoop())
        .onFailure()
        .transform(LearnerReads::failure);
  }

  private PrerequisiteGraph graph() {
    if (!state.isComplete()) {
      throw Failures.unavailable("The stored state is not complete yet.");
    }
    return served.current().orElseThrow(Failures::noGraph);
  }

  /// The learner once the token's events count. Memory has them where this instance wrote them;
  /// else the database has.
  private CompletableFuture<Learner> after(
      ConsistencyToken token, String learnerId, @Nullable Deadline deadline) {
    int partition = token.getPartition();
    return wait(partition, token.getNextOffset())
        .thenCompose(reached ->
            inTime(
                applied.owned(partition)
                    ? learners.getSure(learnerId, graph())
                    : learners.fresh(learnerId, graph()),
                deadline));
  }

  /// What is being loaded, or the refusal while the caller can still hear it.
  private CompletableFuture<Learner> inTime(
      CompletableFuture<Learner> found, @Nullable Deadline deadline) {
    return found.isDone()
        ? found
        : found
            .orTimeout(CallTimeout.within(maxWait, deadline).toMillis(), TimeUnit.MILLISECONDS)
            .exceptionallyCompose(failure ->
                CompletableFuture.failedFuture(
                    failure instanceof TimeoutException ? Failures.storeAway() : failure));
  }

  private CompletableFuture<Long> wait(int partition, long next) {
    Duration timeout = CallTimeout.within(maxWait);
    if (partition < identity.partitions()) {
      return waitIn(partition, next, timeout);
    }
    // Perhaps the log has grown; until the broker says so, nothing is kept for the partition.
    return CompletableFuture.supplyAsync(() -> log.lacks(partition, next), blocking)
        .thenCompose(lacks ->
            lacks
                ? CompletableFuture.failedFuture(Token.ofNoOffset())
                : waitIn(partition, next, timeout));
  }

  private CompletableFuture<Long> waitIn(int partition, long next, Duration timeout) {
    CompletableFuture<Long> reached = applied.reach(partition, next);
    if (reached.isDone()) {
      return reached;
    }
    if (!applied.owned(partition)) {
      elsewhere.look();
    }
    CompletableFuture.delayedExecutor(SUSPICIOUS_MILLIS, TimeUnit.MILLISECONDS, blocking)
        .execute(() -> {
          if (!reached.isDone() && log.lacks(partition, next)) {
            reached.completeExceptionally(Token.ofNoOffset());
          }
        });
    return reached
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure ->
            CompletableFuture.failedFuture(
                failure instanceof TimeoutException
                    ? Failures.behind(next - applied.next(partition))
                    : failure));
  }

  static Throwable failure(Throwable failure) {
    StatusRuntimeException known = Failures.of(failure);
    if (known.getStatus().getCode() == io.grpc.Status.Code.INTERNAL) {
      LOG.error("A read failed", failure);
    }
    return known;
  }

  static Executor eventLoop() {
    io.vertx.core.@Nullable Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
  }

  private static GoalsLeft goals(PrerequisiteGraph graph, Learner learner) {
    GoalsLeft left = GoalsLeft.of(graph, learner.profile().goals());
    if (left.goals().isEmpty()) {
      throw left.gone().isEmpty() ? Failures.noGoal() : Failures.goalsGone(left.gone());
    }
    return left;
  }

  /// The topics of the roadmap, or, when none is named, of those goals of the learner that are
  /// still published.
  static RequestedGoal aim(PrerequisiteGraph graph, String roadmapId, Learner learner) {
    GoalsLeft goals =
        roadmapId.isEmpty()
            ? goals(graph, learner)
            : new GoalsLeft(
                List.of(new Goal.RoadmapGoal(Requests.id("roadmap_id", roadmapId))), List.of());
    return switch (graph.scope(goals.goals())) {
      case ScopeResult.Found(GoalScope scope) -> new RequestedGoal(scope, goals.gone());
      case ScopeResult.UnknownRoadmap(String id) -> throw Failures.unknownRoadmap(id);
      case ScopeResult.UnknownTopic(String id) -> throw Failures.unknownTopic(id);
    };
  }
}
