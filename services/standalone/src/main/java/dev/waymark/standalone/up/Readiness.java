package dev.waymark.standalone.up;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells whether a program has got as far as doing its work.
final class Readiness {

  private static final int TIMEOUT_MILLIS = 2_000;

  private Readiness() {}

  /// Whether the health endpoint of a service on a port of this machine says that it is ready.
  static boolean healthy(int port) {
    try {
      HttpURLConnection connection = ready(port);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether a recommender on a port of this machine says that it builds its state from the log:
  /// after an upgrade that takes as long as the log is.
  static boolean buildsState(int port) {
    try {
      HttpURLConnection connection = ready(port);
      try (InputStream body = connection.getErrorStream()) {
        return body != null
            && new String(body.readAllBytes(), StandardCharsets.UTF_8)
                .contains("building the stored state");
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static HttpURLConnection ready(int port) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection;
  }

  /// Whether a program has printed a line that begins so.
  static boolean printed(Path log, String beginning) {
    try {
      return Files.readString(log).lines().anyMatch(line -> line.startsWith(beginning));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
