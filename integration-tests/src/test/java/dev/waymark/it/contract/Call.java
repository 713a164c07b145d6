package dev.waymark.it.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request.
///
/// @param path with its query
/// @param headers names and values in turn
record Call(String method, String path, List<String> headers, @Nullable String body) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Call(String method, String path) {
    this(method, path, List.of(), null);
  }

  /// The same with a header.
  Call withHeader(String name, String value) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(name, value));
    return new Call(method, path, all, body);
  }

  /// The same with a body.
  Call withBody(String contentType, String text) {
    return new Call(method, path, withHeader("Content-Type", contentType).headers(), text);
  }

  String pathOnly() {
    return path.split("\\?", 2)[0];
  }

  /// The content type of the body; empty when there is none.
  String contentType() {
    int name = headers.indexOf("Content-Type");
    return name < 0 ? "" : headers.get(name + 1);
  }

  /// Sends it. Of a stream, the reply has the first event.
  Reply send(int port) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      HttpResponse<java.io.InputStream> response =
          HTTP.send(request.build(), BodyHandlers.ofInputStream());
      try (var content = response.body()) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text =
            type.startsWith("text/event-stream")
                ? firstEvent(content)
                : new String(content.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(response.statusCode(), response.headers(), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String firstEvent(java.io.InputStream stream) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    var event = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      event.append(line).append('\n');
      if (line.isEmpty() && event.indexOf("data:") >= 0) {
        break;
      }
    }
    return event.toString();
  }
}
