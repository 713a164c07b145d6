package dev.waymark.demo;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.cli.ServiceUnavailableException;
import dev.waymark.cli.sink.EventJson;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The REST API, as an app uses it.
public final class Gateway implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /// @param url such as `http://localhost:8080`
  public Gateway(String url) {
    this.url = url;
  }

  /// Next steps with what they were computed from.
  public record Answer(String modelVersion, String graphRelease, List<Step> steps) {
    public Answer {
      steps = List.copyOf(steps);
    }
  }

  /// One step.
  ///
  /// @param chance of success on a typical exercise now, 0 to 1
  /// @param reason the weightiest
  public record Step(
      String topicId, String title, String kind, double chance, int minutes, String reason) {}

  /// Whether it serves.
  public boolean isReady() {
    try {
      return http.send(request("/q/health/ready").GET().build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw stopped(e);
    }
  }

  /// What is next for a learner.
  ///
  /// @param token of the events that are to count; empty: as it stands
  /// @throws Refused if the gateway does not answer
  public Answer nextSteps(String learnerId, String roadmapId, int limit, String token) {
    var request =
        request(
            "/v1/learners/%s/next-steps?roadmap=%s&limit=%d"
                .formatted(encoded(learnerId), encoded(roadmapId), limit));
    if (!token.isEmpty()) {
      request.header("Waymark-Consistency-Token", token);
    }
    Struct answer = send(request.GET().build());
    return new Answer(
        text(answer, "modelVersion"),
        text(answer, "graphRelease"),
        list(answer, "steps").stream().map(Gateway::step).toList());
  }

  /// Sends one event.
  ///
  /// @return the token that makes later answers count it
  /// @throws Refused if the gateway does not take it
  public String report(ProgressEvent event) {
    var request =
        request("/v1/learners/%s/progress".formatted(encoded(event.getLearnerId())))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("[" + EventJson.of(event) + "]"));
    return text(send(request.build()), "consistencyToken");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
  }

  private Struct send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new Refused(
            "%s answers %d: %s".formatted(url, response.statusCode(), response.body()));
      }
      Struct.Builder body = Struct.newBuilder();
      JsonFormat.parser().merge(response.body(), body);
      return body.build();
    } catch (InvalidProtocolBufferException e) {
      throw new Refused(url + " does not answer in JSON");
    } catch (IOException e) {
      throw new Refused("%s does not answer (%s)".formatted(url, e));
    } catch (InterruptedException e) {
      throw stopped(e);
    }
  }

  private static Refused stopped(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Refused(String.valueOf(e));
  }

  private static Step step(Value value) {
    Struct step = value.getStructValue();
    List<Value> reasons = list(step, "reasons");
    return new Step(
        text(step, "topicId"),
        text(step, "title"),
        text(step, "kind"),
        field(step, "successProbability").getNumberValue(),
        (int) field(step, "minutes").getNumberValue(),
        reasons.isEmpty() ? "" : text(reasons.getFirst().getStructValue(), "text"));
  }

  private static Value field(Struct struct, String name) {
    return struct.getFieldsOrDefault(name, Value.getDefaultInstance());
  }

  private static String text(Struct struct, String name) {
    return field(struct, name).getStringValue();
  }

  private static List<Value> list(Struct struct, String name) {
    return field(struct, name).getListValue().getValuesList();
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }

  /// The gateway did not do what it was asked; the message says why.
  public static final class Refused extends ServiceUnavailableException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }
}
