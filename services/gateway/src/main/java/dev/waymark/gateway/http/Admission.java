package dev.waymark.gateway.http;

import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.auth.Callers;
import dev.waymark.gateway.auth.CurrentCaller;
import dev.waymark.gateway.auth.Rule;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import dev.waymark.gateway.session.Sessions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lets a request in when its caller is known and may use the endpoint. What is no endpoint is not
/// reached by anyone.
@Singleton
class Admission {

  private static final Logger LOG = Logger.getLogger(Admission.class);

  private static final String CALLER = Caller.class.getName();

  private final Callers callers;
  private final Sessions sessions;
  private final RateBounds rate;
  private final Set<Rule> everyone;

  Admission(Callers callers, Sessions sessions, RateBounds rate, GatewayConfig config) {
    this.callers = callers;
    this.sessions = sessions;
    this.rate = rate;
    this.everyone = EnumSet.of(Rule.PUBLIC);
    config
        .auth()
        .everyone()
        .orElse(Set.of())
        .forEach(open ->
            everyone.add(
                switch (open) {
                  case CATALOGUE -> Rule.KNOWN;
                  case METRICS -> Rule.READ_METRICS;
                }));
  }

  /// Who sent a request that was let in.
  static Caller caller(RoutingContext request) {
    return Objects.requireNonNull(callerIfKnown(request));
  }

  /// Who sent a request, let in or not; null while that is not known.
  static @Nullable Caller callerIfKnown(RoutingContext request) {
    return request.get(CALLER);
  }

  /// Goes on with the request, or refuses it, on its own event loop.
  ///
  /// @param endpoint what it asks for; null when there is no such thing
  void admit(
      RoutingContext request, Endpoints.@Nullable Endpoint endpoint, Consumer<Problem> refuse) {
    if (endpoint == null) {
      refuse(request, ProblemMapper.refused(404, request.request().method()), refuse);
      return;
    }
    String method = request.request().method().name();
    Rule rule = endpoint.rule(method);
    if (endpoint.asksIssuer()) {
      Problem tooMany = rate.refusal(request, null);
      if (tooMany != null) {
        refuse.accept(tooMany);
        return;
      }
    }
    // What is left open to everyone is left open to be read.
    if (everyone.contains(rule) && (rule == Rule.PUBLIC || !method.equals("POST"))) {
      CurrentCaller.is(Caller.ANYONE);
      request.next();
      return;
    }
    Context loop = request.vertx().getOrCreateContext();
    caller(request, rule)
        .subscribe()
        .with(
            caller -> on(loop, () -> letIn(request, caller, endpoint, refuse)),
            failure -> on(loop, () -> refuse(request, problem(failure), refuse)));
  }

  /// Who sends the request: a credential that was sent on purpose goes before a cookie.
  private Uni<Caller> caller(RoutingContext request, Rule rule) {
    if (callers.areAnyone() || request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
      return callers.of(request);
    }
    if (rule == Rule.SELF) {
      return sessions.renewedCaller(request);
    }
    return sessions.has(request) ? sessions.caller(request) : callers.of(request);
  }

  private void letIn(
      RoutingContext request,
      Caller caller,
      Endpoints.Endpoint endpoint,
      Consumer<Problem> refuse) {
    request.put(CALLER, caller);
    CurrentCaller.is(caller);
    String path = Objects.requireNonNull(request.request().path());
    Problem tooMany = rate.refusal(request, caller);
    Problem refusal =
        tooMany == null ? endpoint.rule().refusal(caller, endpoint.learnerId(path)) : tooMany;
    if (refusal == null) {
      request.next();
    } else {
      refuse.accept(refusal);
    }
  }

  /// Refuses a request of nobody known, which counts against its address.
  private void refuse(RoutingContext request, Problem problem, Consumer<Problem> refuse) {
    Problem tooMany = rate.refusal(request, null);
    refuse.accept(tooMany == null ? problem : tooMany);
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
    LOG.error("A caller could not be identified", failure);
    return Problem.of(ProblemType.INTERNAL_ERROR, "The fault is in the gateway's log.");
  }
}
