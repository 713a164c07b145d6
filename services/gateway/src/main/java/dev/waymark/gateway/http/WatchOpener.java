package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.RecommendationClient;
import dev.waymark.gateway.grpc.WatchedSteps;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Opens the watch behind a stream of events.
///
/// The head of such a response is sent before its first event, so whatever should have another
/// status must be known earlier: when the resource method runs, the first answer is already there.
@ApplicationScoped
class WatchOpener {

  private static final String PROPERTY = WatchOpener.class.getName();
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final RecommendationClient recommender;
  private final RateBounds rate;
  private final Semaphore places;
  private final int mostOfOne;
  private final ConcurrentMap<String, Integer> openByCaller = new ConcurrentHashMap<>();

  WatchOpener(RecommendationClient recommender, RateBounds rate, GatewayConfig config) {
    this.recommender = recommender;
    this.rate = rate;
    this.places = new Semaphore(config.stream().maxOpen());
    this.mostOfOne = config.stream().maxOpenPerCaller();
  }

  @OpensWatch
  @ServerRequestFilter
  Uni<Response> open(ContainerRequestContext request, RoutingContext connection) {
    var query = NextStepsParameters.from(request.getUriInfo()).read();
    String who = rate.bounded(connection, Admission.caller(connection)).orElse("");
    if (!who.isEmpty() && openByCaller.merge(who, 1, Integer::sum) > mostOfOne) {
      leave(who);
      throw new ProblemException(
          Problem.passing(
              ProblemType.TOO_MANY_REQUESTS,
              "One caller may have %d streams open. Close one, or ask for next-steps instead."
                  .formatted(mostOfOne),
              RETRY));
    }
    if (!places.tryAcquire()) {
      leave(who);
      throw new ProblemException(
          Problem.passing(
              ProblemType.GATEWAY_BUSY,
              "Too many streams are open here. Ask for next-steps instead, or try again.",
              RETRY));
    }
    var place = new Place(who);
    // The REST layer itself hears of a client that leaves only when it is sending events already.
    CompletableFuture<Void> left = new CompletableFuture<>();
    connection.addEndHandler(end -> {
      left.complete(null);
      place.giveBack();
    });
    if (connection.response().closed()) {
      left.complete(null);
    }
    return recommender
        .watch(query, left)
        .onFailure()
        .invoke(place::giveBack)
        .onCancellation()
        .invoke(place::giveBack)
        .invoke(answers ->
            request.setProperty(PROPERTY, answers.onTermination().invoke(place::giveBack)))
        .replaceWith(Uni.createFrom().nullItem());
  }

  /// The watch of a request; it must be subscribed to.
  @SuppressWarnings("unchecked") // Nobody else sets this property.
  static Multi<WatchedSteps> opened(ContainerRequestContext request) {
    return (Multi<WatchedSteps>) request.getProperty(PROPERTY);
  }

  private void leave(String who) {
    openByCaller.computeIfPresent(who, (caller, open) -> open > 1 ? open - 1 : null);
  }

  /// One of the places, given back once, whichever end of the stream is seen first.
  private final class Place {

    private final String who;
    private final AtomicBoolean taken = new AtomicBoolean(true);

    private Place(String who) {
      this.who = who;
    }

    void giveBack() {
      if (taken.getAndSet(false)) {
        places.release();
        leave(who);
      }
    }
  }
}
