package dev.waymark.standalone.up;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether a part that runs still does its work. It is given up after a number of looks in a row
/// that all found it down, so that neither one slow answer nor a machine that slept ends it.
final class Liveness {
  /// Looks in a row that find a part down before it is given up.
  static final int MAX_LOOKS_DOWN = 6;

  private static final int TIMEOUT_MILLIS = 4_000;
  private static final int MAX_ANSWER_BYTES = 2_000;

  private final Supplier<Optional<String>> trouble;
  private int down;

  /// Watches a part.
  ///
  /// @param trouble what keeps the part from its work, a clause; empty if nothing does
  Liveness(Supplier<Optional<String>> trouble) {
    this.trouble = trouble;
  }

  /// Looks once.
  ///
  /// @return what is wrong, once it has been wrong at [#MAX_LOOKS_DOWN] looks in a row
  Optional<String> look() {
    Optional<String> found = trouble.get();
    down = found.isPresent() ? down + 1 : 0;
    return down >= MAX_LOOKS_DOWN ? found : Optional.empty();
  }

  /// What the liveness endpoint of a service on this machine says is wrong.
  static Optional<String> ofService(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/live").toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try {
        int status = connection.getResponseCode();
        return status == HttpURLConnection.HTTP_OK
            ? Optional.empty()
            : Optional.of("its liveness says " + status + answer(connection.getErrorStream()));
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return Optional.of("its liveness does not answer on port %d".formatted(port));
    }
  }

  private static String answer(@Nullable InputStream body) throws IOException {
    if (body == null) {
      return "";
    }
    String text = new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
    return ": " + text.replaceAll("\\s+", " ").strip();
  }
}
