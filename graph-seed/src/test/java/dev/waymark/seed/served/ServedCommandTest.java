package dev.waymark.seed.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.seed.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServedCommandTest {
  private static final Path CURRICULUM = Path.of("curriculum");

  @Test
  void aGatewayThatServesEveryRoadmapIsFine() throws IOException {
    CommandRun run =
        ask(
            200,
            "{\"roadmaps\":[{\"roadmapId\":\"ml-engineer\"},{\"roadmapId\": \"data-analyst\"}]}");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("serves 2 roadmaps");
  }

  @Test
  void aRoadmapThatIsMissingIsNamed() throws IOException {
    CommandRun run = ask(200, "{\"roadmaps\":[{\"roadmapId\":\"ml-engineer\"}]}");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("does not serve data-analyst");
  }

  @Test
  void aGatewayThatFailsIsAnOutage() throws IOException {
    assertThat(ask(503, "{}").exitCode()).isEqualTo(3);
  }

  @Test
  void aGatewayThatIsNotThereIsAnOutage() {
    CommandRun run = served("http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("does not list its roadmaps").doesNotContain("Exception");
  }

  @Test
  void aGatewayThatStartsIsAskedAgain() throws IOException {
    List<Integer> statuses = new CopyOnWriteArrayList<>(List.of(503, 429, 200, 200));
    List<String> bodies =
        new CopyOnWriteArrayList<>(
            List.of(
                "{}",
                "{}",
                "{\"roadmaps\":[{\"roadmapId\":\"ml-engineer\"}]}",
                "{\"roadmaps\":[{\"roadmapId\":\"ml-engineer\"},{\"roadmapId\":\"data-analyst\"}]}"));
    HttpServer server =
        listen(exchange -> {}, () -> statuses.removeFirst(), () -> bodies.removeFirst());
    try {
      CommandRun run = served(at(server), "--wait", "30");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(statuses).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aGatewayThatRefusesIsAskedOnce() throws IOException {
    List<Integer> statuses = new CopyOnWriteArrayList<>(List.of(403));
    HttpServer server = listen(exchange -> {}, () -> statuses.removeFirst(), () -> "{}");
    try {
      CommandRun run = served(at(server), "--wait", "30");
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("status 403");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void patienceEnds() throws IOException {
    HttpServer server = listen(exchange -> {}, 503, "{}");
    try {
      assertThat(served(at(server), "--wait", "1").err()).contains("status 503");
    } finally {
      server.stop(0);
    }
    assertThat(served("http://127.0.0.1:1", "--wait", "-1").exitCode()).isEqualTo(2);
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThat(served("localhost").exitCode()).isEqualTo(2);
  }

  @Test
  void aKeyIsSentAsTheGatewayWantsIt() throws IOException {
    List<String> sent = new CopyOnWriteArrayList<>();
    HttpServer server =
        listen(
            exchange -> sent.add(exchange.getRequestHeaders().getFirst("Authorization")),
            401,
            "{}");
    try {
      var gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThatThrownBy(() -> ServedRoadmaps.of(gateway, "waymark_key"))
          .hasMessageContaining("401");
      assertThat(sent).containsExactly("Bearer waymark_key");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aKeyThatIsNotThereIsNamed() {
    CommandRun run =
        CommandRun.of(
            "served",
            "--curriculum",
            CURRICULUM.toString(),
            "--gateway",
            "http://127.0.0.1:1",
            "--key-env",
            "NO_SUCH_VARIABLE");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("NO_SUCH_VARIABLE");
  }

  private static CommandRun ask(int status, String body) throws IOException {
    HttpServer server = listen(exchange -> {}, status, body);
    try {
      return served(at(server));
    } finally {
      server.stop(0);
    }
  }

  private static String at(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static HttpServer listen(Consumer<HttpExchange> look, int status, String body)
      throws IOException {
    return listen(look, () -> status, () -> body);
  }

  private static HttpServer listen(
      Consumer<HttpExchange> look, IntSupplier status, Supplier<String> body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/roadmaps",
        exchange -> {
          look.accept(exchange);
          byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status.getAsInt(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static CommandRun served(String gateway, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("served", "--curriculum", CURRICULUM.toString(), "--gateway", gateway),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
