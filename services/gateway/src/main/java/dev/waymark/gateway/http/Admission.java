package dev.waymark.gateway.http;

import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.auth.Callers;
import dev.waymark.gateway.auth.Rule;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lets a request in when its caller is known and may use the endpoint. What is no endpoint is not
/// reached by anyone.
@ApplicationScoped
class Admission {

  private static final Logger LOG = Logger.getLogger(Admission.class);

  private static final String CALLER = Caller.class.getName();

  private final Callers callers;

  Admission(Callers callers) {
    this.callers = callers;
  }

  /// Who sent a request that was let in.
  static Caller caller(RoutingContext request) {
    return Objects.requireNonNull(request.get(CALLER));
  }

  /// Goes on with the request, or refuses it, on its own event loop.
  void admit(RoutingContext request, Consumer<Problem> refuse) {
    Endpoints.Endpoint endpoint = Endpoints.of(request.request().path());
    if (endpoint == null) {
      refuse.accept(ProblemMapper.refused(404, request.request().method()));
      return;
    }
    Rule rule = endpoint.rule(request.request().method().name());
    if (rule == Rule.PUBLIC) {
      request.next();
      return;
    }
    Context loop = request.vertx().getOrCreateContext();
    callers
        .of(request)
        .subscribe()
        .with(
            caller ->
                on(
                    loop,
                    () -> {
                      String path = Objects.requireNonNull(request.request().path());
                      letIn(
                          request, caller, rule.refusal(caller, endpoint.learnerId(path)), refuse);
                    }),
            failure -> on(loop, () -> refuse.accept(problem(failure))));
  }

  private static void letIn(
      RoutingContext request, Caller caller, @Nullable Problem refusal, Consumer<Problem> refuse) {
    if (refusal != null) {
      refuse.accept(refusal);
      return;
    }
    request.put(CALLER, caller);
    request.next();
  }

  private static void on(Context loop, Runnable work) {
    if (loop.equals(Vertx.currentContext())) {
      work.run();
    } else {
      loop.runOnContext(ignored -> work.run());
    }
  }

  private static Problem problem(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    LOG.error("A caller could not be told", failure);
    return Problem.of(ProblemType.INTERNAL_ERROR, "The fault is in the gateway's log.");
  }
}
