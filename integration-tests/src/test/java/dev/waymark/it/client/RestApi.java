package dev.waymark.it.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A REST API at an address.
///
/// @param base where its paths begin
public record RestApi(URI base) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Gets a path with its query.
  ///
  /// @param headers names and values in turn
  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /// Posts a body as `application/json`.
  public Answer post(String path, String body) {
    return post(path, body, "application/json");
  }

  /// Posts a body of a content type.
  public Answer post(String path, String body, String contentType) {
    return send(request(path, "Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /// Puts a body as `application/json`.
  public Answer put(String path, String body) {
    return send(
        request(path, "Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
  }

  /// Deletes what is at a path.
  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What came back.
  public record Answer(int status, java.net.http.HttpHeaders headers, String text) {

    /// The body as JSON; missing if it is none.
    public JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      }
    }

    /// A header's value, or the empty string.
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }
}
