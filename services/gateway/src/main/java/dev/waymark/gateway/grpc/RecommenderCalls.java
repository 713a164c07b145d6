package dev.waymark.gateway.grpc;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.ProblemException;
import io.grpc.stub.AbstractStub;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How every call to the recommender is made: with a deadline, and with its failures turned into
/// problems.
@ApplicationScoped
class RecommenderCalls {

  private final GatewayConfig.Recommender config;
  private final RecommenderConnection connection;

  RecommenderCalls(GatewayConfig config, RecommenderConnection connection) {
    this.config = config.recommender();
    this.connection = connection;
  }

  /// Calls, and turns the reply into an answer.
  <S extends AbstractStub<S>, P, A> Uni<A> call(
      S stub, Function<S, Uni<P>> method, Function<P, A> answer) {
    return call(stub, null, method, answer);
  }

  /// Calls, waiting for the events behind a token if there is one, and turns the reply into an
  /// answer.
  <S extends AbstractStub<S>, P, A> Uni<A> call(
      S stub, @Nullable String token, Function<S, Uni<P>> method, Function<P, A> answer) {
    Duration deadline = token == null ? config.deadline() : config.tokenDeadline();
    return Uni.createFrom()
        .deferred(
            () -> method.apply(stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)))
        .map(answer)
        .onFailure()
        .transform(failure -> problem(failure, deadline, token != null));
  }

  /// The problem that a failed call amounts to.
  ProblemException problem(Throwable failure, Duration deadline, boolean waiting) {
    return new ProblemException(
        StatusProblems.problem(failure, new CallState(deadline, waiting, connection.isReady())),
        failure);
  }

  Duration deadline() {
    return config.deadline();
  }
}
