package dev.waymark.gateway.grpc;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.balance.Recommenders;
import dev.waymark.gateway.grpc.balance.Route;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.grpc.Status;
import io.grpc.stub.AbstractStub;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How every call to a recommender is made: so many at once, each with a deadline, a read tried a
/// second time within it, and failures turned into problems.
@Singleton
class RecommenderCalls {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /// With less time left, no second attempt is worth making.
  private static final long MIN_NANOS = Duration.ofMillis(20).toNanos();

  private final GatewayConfig.Recommender config;
  private final RecommenderConnection connection;
  private final Recommenders recommenders;
  private final AtomicInteger inFlight = new AtomicInteger();

  RecommenderCalls(
      GatewayConfig config, RecommenderConnection connection, Recommenders recommenders) {
    this.config = config.recommender();
    this.connection = connection;
    this.recommenders = recommenders;
  }

  /// Reads what is about no learner, and turns the reply into an answer.
  <S extends AbstractStub<S>, P, A> Uni<A> read(
      S stub, Function<S, Uni<P>> method, Function<P, A> answer) {
    return read(stub, null, null, method, answer);
  }

  /// Reads, waiting for the events behind a token if there is one, and turns the reply into an
  /// answer.
  ///
  /// @param learnerId the learner that it is about
  <S extends AbstractStub<S>, P, A> Uni<A> read(
      S stub,
      @Nullable String learnerId,
      @Nullable String token,
      Function<S, Uni<P>> method,
      Function<P, A> answer) {
    Duration deadline = token == null ? config.deadline() : config.tokenDeadline();
    S named = stub.withOption(CallerHeader.OPTION, CallerHeader.now());
    return bounded(
        deadline,
        token != null,
        () -> twice(named, Route.to(learnerId), deadline, token != null, method).map(answer));
  }

  /// Changes something of a learner. It may have happened when the call fails, so it is made once;
  /// and it waits until it counts, as a read with a token does.
  <S extends AbstractStub<S>, P, A> Uni<A> change(
      S stub, String learnerId, Function<S, Uni<P>> method, Function<P, A> answer) {
    Duration deadline = config.tokenDeadline();
    S named = stub.withOption(CallerHeader.OPTION, CallerHeader.now());
    return bounded(
        deadline,
        false,
        () -> attempt(named, Route.to(learnerId), deadline.toNanos(), method).map(answer));
  }

  /// One attempt; and when it fails for a reason that may be the recommender's alone, another one
  /// in the time that is left. What may wait for events has its whole time at the first.
  private <S extends AbstractStub<S>, P> Uni<P> twice(
      S stub, Route route, Duration deadline, boolean waits, Function<S, Uni<P>> method) {
    long start = System.nanoTime();
    boolean others = recommenders.available() > 1;
    long first = others && !waits ? deadline.toNanos() / 2 : deadline.toNanos();
    return attempt(stub, route, first, method)
        .onFailure()
        .recoverWithUni(failure -> {
          long left = deadline.toNanos() - (System.nanoTime() - start);
          return left >= MIN_NANOS && mayDoBetter(failure, route, others)
              ? attempt(stub, route.elsewhere(), left, method)
              : Uni.createFrom().failure(failure);
        });
  }

  private static boolean mayDoBetter(Throwable failure, Route route, boolean others) {
    return switch (Status.fromThrowable(failure).getCode()) {
      // What a recommender says of itself, another may not have to say.
      case UNAVAILABLE -> route.answered() ? others && !StatusProblems.isCounting(failure) : true;
      case DEADLINE_EXCEEDED -> others && !route.answered();
      default -> false;
    };
  }

  private static <S extends AbstractStub<S>, P> Uni<P> attempt(
      S stub, Route route, long nanos, Function<S, Uni<P>> method) {
    return method
        .apply(stub.withOption(Route.KEY, route).withDeadlineAfter(nanos, TimeUnit.NANOSECONDS))
        .onFailure(failure -> isCutOff(failure, route))
        .transform(failure -> Status.UNAVAILABLE.withCause(failure).asRuntimeException())
        // It did nothing and is sent no more: another one takes the call, or nobody is left.
        .onFailure(failure -> route.refused())
        .recoverWithUni(() -> attempt(stub, route.elsewhere(), nanos, method));
  }

  /// Whether the stream was reset before the recommender answered, as one does that is stopped.
  private static boolean isCutOff(Throwable failure, Route route) {
    return !route.answered() && Status.fromThrowable(failure).getCode() == Status.Code.INTERNAL;
  }

  private <A> Uni<A> bounded(
      Duration deadline, boolean waiting, java.util.function.Supplier<Uni<A>> call) {
    return Uni.createFrom()
        .deferred(() -> {
          if (inFlight.incrementAndGet() > config.maxInFlight()) {
            inFlight.decrementAndGet();
            return Uni.createFrom().failure(tooMany());
          }
          return call.get().onTermination().invoke(() -> inFlight.decrementAndGet());
        })
        .onFailure()
        .transform(failure -> problem(failure, deadline, waiting));
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        Problem.passing(
            ProblemType.GATEWAY_BUSY,
            "Too many requests wait for the recommender. Ask again.",
            RETRY_AFTER));
  }

  /// The problem that a failed call amounts to.
  ProblemException problem(Throwable failure, Duration deadline, boolean waiting) {
    return new ProblemException(
        StatusProblems.problem(failure, new CallState(deadline, waiting, connection.isReady())),
        failure);
  }

  /// Whether what failed with that problem, unanswered as yet, may be begun at another recommender.
  boolean mayDoBetterElsewhere(Throwable problem) {
    return problem instanceof ProblemException known
        && known.problem().type() == ProblemType.RECOMMENDER_UNAVAILABLE
        && recommenders.available() > 0;
  }

  Duration deadline() {
    return config.deadline();
  }
}
