package dev.waymark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LivenessTest {
  private static final Optional<String> UP = Optional.empty();
  private static final Optional<String> DOWN = Optional.of("its liveness says 503");

  @Test
  void aPartThatStaysDownIsGivenUpWithTheReason() {
    Liveness liveness = new Liveness(() -> DOWN);

    for (int look = 1; look < Liveness.MAX_LOOKS_DOWN; look++) {
      assertThat(liveness.look()).isEmpty();
    }
    assertThat(liveness.look()).contains("its liveness says 503");
  }

  @Test
  void onePartThatComesBackInTimeIsNot() {
    List<Optional<String>> down = Collections.nCopies(Liveness.MAX_LOOKS_DOWN - 1, DOWN);
    Deque<Optional<String>> looks = new ArrayDeque<>(down);
    looks.add(UP);
    looks.addAll(down);
    Liveness liveness = new Liveness(looks::remove);

    while (!looks.isEmpty()) {
      assertThat(liveness.look()).isEmpty();
    }
  }

  @Test
  void theReasonIsWhatTheServiceSays() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    int port = server.getAddress().getPort();
    byte[] body =
        "{\"status\": \"DOWN\",\n \"checks\": [\"ingestion\"]}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/q/health/live",
        exchange -> {
          exchange.sendResponseHeaders(503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      assertThat(Liveness.ofService(port))
          .contains("its liveness says 503: {\"status\": \"DOWN\", \"checks\": [\"ingestion\"]}");
    } finally {
      server.stop(0);
    }
    assertThat(Liveness.ofService(port)).contains("its liveness does not answer on port " + port);
  }
}
