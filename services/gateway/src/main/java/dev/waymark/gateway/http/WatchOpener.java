package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.RecommendationClient;
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

  private final RecommendationClient recommender;
  private final Semaphore places;

  WatchOpener(RecommendationClient recommender, GatewayConfig config) {
    this.recommender = recommender;
    this.places = new Semaphore(config.stream().maxOpen());
  }

  @OpensWatch
  @ServerRequestFilter
  Uni<Response> open(ContainerRequestContext request, RoutingContext connection) {
    var query = NextStepsParameters.from(request.getUriInfo()).read();
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.passing(
              ProblemType.GATEWAY_BUSY,
              "Too many streams are open here. Ask for next-steps instead, or try again.",
              Duration.ofSeconds(5)));
    }
    var place = new Place();
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
  static Multi<NextSteps> opened(ContainerRequestContext request) {
    return (Multi<NextSteps>) request.getProperty(PROPERTY);
  }

  /// One of the places, given back once, whichever end of the stream is seen first.
  private final class Place {

    private final AtomicBoolean taken = new AtomicBoolean(true);

    void giveBack() {
      if (taken.getAndSet(false)) {
        places.release();
      }
    }
  }
}
