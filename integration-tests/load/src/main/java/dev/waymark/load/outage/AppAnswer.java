package dev.waymark.load.outage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// What a call was answered.
///
/// @param status of HTTP; 0 when nothing came back
/// @param kind what the body is: `answer`, `copy` of the catalogue, `plain order`, or the type of a
///   problem
/// @param retryAfter whether it says when to ask again
/// @param millis how long it took
public record AppAnswer(int status, String kind, boolean retryAfter, long millis) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "urn:waymark:problem:";

  /// Makes a call and waits for what comes of it.
  static AppAnswer of(AppCall call, URI gateway) {
    BodyPublisher body =
        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(call.path()))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(call.method(), body)
            .build();
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      return new AppAnswer(
          response.statusCode(),
          kind(response),
          response.headers().firstValue("Retry-After").isPresent(),
          since(start));
    } catch (IOException e) {
      return new AppAnswer(0, "nothing", false, since(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AppAnswer(0, "interrupted", false, since(start));
    }
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static String kind(HttpResponse<String> response) {
    if (response.headers().firstValue("Waymark-Stale").isPresent()) {
      return "copy";
    }
    try {
      JsonNode json = JSON.readTree(response.body());
      String type = json.path("type").asText();
      if (type.startsWith(PROBLEM)) {
        return type.substring(PROBLEM.length());
      }
      return json.path("degraded").asBoolean() ? "plain order" : "answer";
    } catch (JsonProcessingException e) {
      return "no JSON";
    }
  }

  /// Whether it is what the call asks for.
  public boolean good() {
    return status >= 200 && status < 300 && (kind.equals("answer") || kind.equals("copy"));
  }
}
