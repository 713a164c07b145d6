package dev.waymark.gateway.warmup;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.GoalQuery;
import dev.waymark.gateway.grpc.RecommendationClient;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Requests to the gateway's own port, through all that a caller's go through. They carry a mark
/// that nobody else knows, by which they are kept out of the metrics.
@ApplicationScoped
public class OwnRequests {

  private static final String MARK = "Waymark-Own-Request";

  /// A trace that nobody keeps.
  private static final String UNTRACED = "00-00000000000000000000000000000001-0000000000000001-00";

  private static final int MAX_AT_ONCE = 8;
  private static final int LEARNERS = 4;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
  private static final long PAUSE_MILLIS = 50;

  private final Vertx vertx;
  private final RecommendationClient recommender;
  private final String mark = UUID.randomUUID().toString();
  private final String hostField;
  private final String host;
  private final HttpServer server;

  OwnRequests(
      Vertx vertx,
      RecommendationClient recommender,
      GatewayConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      HttpServer server) {
    this.vertx = vertx;
    this.recommender = recommender;
    this.hostField =
        config.request().hosts().stream()
            .filter(name -> !name.equals("*"))
            .findFirst()
            .orElse("localhost");
    this.host = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    this.server = server;
  }

  /// Whether the gateway sent the request itself.
  public boolean sent(HttpServerRequest request) {
    return mark.equals(request.getHeader(MARK));
  }

  /// Whether the port is open.
  boolean isPossible() {
    return server.getPort() > 0;
  }

  Connections connect() {
    return new Connections(
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(host)
                .setDefaultPort(server.getPort())
                .setTracingPolicy(TracingPolicy.IGNORE),
            new PoolOptions().setHttp1MaxSize(MAX_AT_ONCE)));
  }

  /// Open connections to the own port.
  final class Connections implements AutoCloseable {

    private final HttpClient client;
    private int learner;

    private Connections(HttpClient client) {
      this.client = client;
    }

    /// Asks some questions on a roadmap at once and waits for the answers.
    ///
    /// @return how many were answered
    int ask(String roadmap) throws InterruptedException {
      List<Future<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < MAX_AT_ONCE; i++) {
        asked.add(status(path(i, roadmap)));
      }
      int answered = 0;
      for (Future<Integer> answer : asked) {
        answered += isAnswered(answer) ? 1 : 0;
      }
      if (answered == 0) {
        // Unknown callers are refused, or the port is not open yet, or is open to TLS alone.
        answered = askWithin(roadmap);
        Thread.sleep(PAUSE_MILLIS);
      }
      return answered;
    }

    private String path(int i, String roadmap) {
      String own = "/v1/learners/sample-" + learner++ % LEARNERS;
      String goal = "?roadmap=" + roadmap;
      return switch (i) {
        case 0 -> own + "/mastery" + goal;
        case 1 -> "/v1/roadmaps/" + roadmap;
        case 2 -> own + "/next-steps" + goal + "&view=brief";
        default -> own + "/next-steps" + goal;
      };
    }

    private Future<Integer> status(String path) {
      return OwnRequests.status(
          client, path, Map.of("Host", hostField, MARK, mark, "traceparent", UNTRACED));
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /// Asks, and reads the answer to its end. The body is asked for where the answer arrives, not by
  /// the thread that asks: when that comes to it, a short answer has passed, and never ends.
  ///
  /// @return the answer's status
  static Future<Integer> status(HttpClient client, String path, Map<String, String> fields) {
    return client
        .request(HttpMethod.GET, path)
        .compose(request -> {
          fields.forEach(request::putHeader);
          return request
              .send()
              .compose(response -> response.body().map((Buffer body) -> response.statusCode()));
        });
  }

  private static boolean isAnswered(Future<Integer> answer) throws InterruptedException {
    try {
      return answer
              .toCompletionStage()
              .toCompletableFuture()
              .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          == 200;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private int askWithin(String roadmap) {
    for (int i = 0; i < LEARNERS; i++) {
      recommender
          .mastery(new GoalQuery("sample-" + i, roadmap, null))
          .await()
          .atMost(ANSWER_TIMEOUT);
    }
    return LEARNERS;
  }
}
