package dev.waymark.it.hostile;

import static dev.waymark.it.hostile.ResponseRules.assertRefused;
import static dev.waymark.it.hostile.ResponseRules.assertRefusedByAnyone;
import static dev.waymark.it.hostile.ResponseRules.assertSound;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.hostile.RawHttp.Answer;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests with no end or two, connections that are dropped, and bytes that are no HTTP.
@ExtendWith({SharedSuite.class, StillServing.class})
final class HttpConnectionsHostileIT {

  private static final String POST =
      "POST /v1/learners/hostile/progress HTTP/1.1\r\n" + RawHttp.HOST + RawHttp.JSON;
  private static final String STREAM =
      "GET /v1/learners/hostile/next-steps/stream?roadmap=ml-engineer HTTP/1.1\r\n"
          + RawHttp.HOST
          + "\r\n";
  private static final String HIDDEN =
      "DELETE /v1/learners/hidden HTTP/1.1\r\n" + RawHttp.HOST + "\r\n";
  private static final String EVENT = "{\"topicId\":\"t\",\"started\":{}}";

  /// Longer than the gateway waits for a body.
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final RunningSuite suite;
  private final RawHttp http;

  HttpConnectionsHostileIT(RunningSuite suite) {
    this.suite = suite;
    this.http = new RawHttp(suite.httpPort());
  }

  @Test
  void aRequestWithTwoEndsHidesNoOther() {
    RawHttp.together(
        WireCorpus.ENDS,
        rest -> {
          String request = POST + rest + HIDDEN;
          assertRefusedByAnyone(request, http.send(request));
        });
  }

  @Test
  void chunksAddUpToNoMoreThanABody() {
    String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n";
    String crumbs = chunked + "1\r\n \r\n".repeat(200_000) + "0\r\n\r\n";
    RawHttp.together(
        List.of(1, 2, 3),
        each -> assertThat(http.send(crumbs, TIMEOUT).status()).isBetween(400, 413));
    String large =
        chunked + "1000\r\n%s\r\n".formatted(" ".repeat(4_096)).repeat(300) + "0\r\n\r\n";
    assertThat(http.send(large).status()).isEqualTo(413);
    String described = chunked + "1c;x=" + "y".repeat(30_000) + "\r\n" + EVENT + "\r\n0\r\n\r\n";
    ResponseRules.assertSoundIfAny(described, http.send(described));
    String trailing =
        chunked + "1c\r\n" + EVENT + "\r\n0\r\n" + "x: y\r\n".repeat(20_000) + "\r\n" + HIDDEN;
    Answer answer = http.send(trailing);
    ResponseRules.assertSoundIfAny(trailing, answer);
    assertThat(answer.count()).isLessThanOrEqualTo(1);
    String good = chunked + "1\r\n{\r\n1b\r\n" + EVENT.substring(1) + "\r\n0\r\nHost: x\r\n\r\n";
    assertThat(http.send(good).status()).isEqualTo(202);
  }

  @Test
  void whatIsNoRequestGetsNothing() {
    RawHttp.together(
        WireCorpus.NO_REQUESTS,
        bytes -> {
          Answer answer = http.send(bytes, Duration.ofSeconds(1));
          ResponseRules.assertSoundIfAny(bytes, answer);
          assertThat(answer.text()).as(bytes).doesNotContain(" 200 ", "roadmaps\":");
        });
  }

  @Test
  void randomBytesGetNothing() {
    var random = Seeds.of("bytes");
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(1, 600)];
      random.nextBytes(bytes);
      String text = new String(bytes, ISO_8859_1) + "\r\n\r\n";
      ResponseRules.assertSoundIfAny(text, http.send(text, Duration.ofMillis(20)));
    }
  }

  @Test
  void afterARefusalNothingOfItsConnectionIsRead() {
    for (String first :
        List.of(
            "GET //x HTTP/1.1\r\n" + RawHttp.HOST + "\r\n",
            "GET /v1/roadmaps HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            "DELETE /v1/learners/%2e HTTP/1.1\r\n" + RawHttp.HOST + "\r\n",
            "POST /v1/learners/a/progress HTTP/1.1\r\n"
                + RawHttp.HOST
                + "Content-Type: text/plain\r\nContent-Length: 500\r\n\r\n")) {
      String request = first + HIDDEN.repeat(5);
      Answer answer = http.send(request);
      assertRefused(request, answer);
      assertThat(answer.closed()).as(request).isTrue();
    }
  }

  @Test
  void requestsThatCameTogetherAreAnsweredInTurn() {
    String one = "GET /v1/roadmaps/nowhere-%d HTTP/1.1\r\n" + RawHttp.HOST;
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      all.append(one.formatted(i)).append(i < 299 ? "\r\n" : "Connection: close\r\n\r\n");
    }
    Answer answer = http.send(all.toString());
    assertThat(answer.count()).isEqualTo(300);
    assertThat(answer.text().indexOf("nowhere-7")).isLessThan(answer.text().indexOf("nowhere-290"));
  }

  @Test
  void whoeverIsSlowIsSentAwayAndKeepsNobodyOut() throws Exception {
    List<Socket> half = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> slow = new ArrayList<>();
      for (String begun :
          List.of(
              "Content-Length: 100\r\n\r\n[",
              "Content-Length: 100\r\n\r\n",
              "Transfer-Encoding: chunked\r\n\r\n",
              "Transfer-Encoding: chunked\r\n\r\n5\r\n[",
              "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n")) {
        slow.add(threads.submit(() -> http.send(POST + begun, TIMEOUT)));
        slow.add(threads.submit(() -> trickle(POST + begun)));
      }
      for (int i = 0; i < 400; i++) {
        Socket socket = http.connect();
        half.add(socket);
        socket
            .getOutputStream()
            .write("GET /v1/roadmaps HTTP/1.1\r\nHost: loc".getBytes(ISO_8859_1));
      }
      assertThat(http.ask("GET", "/v1/roadmaps").status()).isEqualTo(200);
      assertThat(StillServing.aGoodEventCountsIn(suite)).isLessThan(Duration.ofSeconds(3));
      long begin = System.nanoTime();
      for (Future<Answer> each : slow) {
        Answer answer = each.get();
        assertThat(answer.closed()).isTrue();
        // Anyone who still sends after the answer may lose it with the connection.
        assertThat(answer.text()).doesNotContain(" 202 ");
        ResponseRules.assertSoundIfAny("slow", answer);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    } finally {
      for (Socket socket : half) {
        socket.close();
      }
    }
  }

  /// Sends the beginning of a request and then a space now and then.
  private Answer trickle(String begun) throws IOException, InterruptedException {
    try (Socket socket = http.connect()) {
      socket.getOutputStream().write(begun.getBytes(ISO_8859_1));
      boolean chunked = begun.contains("chunked\r\n\r\n") && !begun.endsWith("[");
      for (int i = 0; i < 19; i++) {
        Thread.sleep(1_000);
        try {
          socket.getOutputStream().write((chunked ? "1\r\n \r\n" : " ").getBytes(ISO_8859_1));
        } catch (SocketException e) {
          break;
        }
      }
      socket.setSoTimeout(10_000);
      return RawHttp.read(socket);
    }
  }

  @Test
  void aStreamThatIsDroppedGivesItsPlaceBack() throws Exception {
    for (int round = 0; round < 8; round++) {
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 160; i++) {
        Socket client = http.connect();
        client.getOutputStream().write(STREAM.getBytes(ISO_8859_1));
        clients.add(client);
      }
      if (round % 2 == 1) {
        assertThat(clients.getLast().getInputStream().read()).isEqualTo('H');
      }
      for (Socket client : clients) {
        client.setSoLinger(true, round % 4 == 3 ? 1 : 0);
        client.close();
      }
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(http.send(STREAM, Duration.ofMillis(1_500)).text())
                .contains("HTTP/1.1 200 ", "event:next-steps"));
  }

  @Test
  void answersThatNobodyReadsHoldUpNobody() throws IOException, ExecutionException {
    List<Socket> deaf = new ArrayList<>();
    try {
      for (int i = 0; i < 30; i++) {
        Socket socket = http.connect();
        socket.setReceiveBufferSize(1_024);
        deaf.add(socket);
        String asked = "GET /v1/roadmaps/ml-engineer HTTP/1.1\r\n" + RawHttp.HOST + "\r\n";
        socket.getOutputStream().write(asked.repeat(20).getBytes(ISO_8859_1));
      }
      Answer answer = http.ask("GET", "/v1/roadmaps/ml-engineer");
      assertSound("beside deaf clients", answer);
      assertThat(answer.status()).isEqualTo(200);
    } finally {
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  @Test
  void framesOfHttp2ThatNobodyShouldSendStopNothing() throws IOException {
    for (Http2Frames attack : Http2Frames.attacks()) {
      try (Socket socket = http.connect()) {
        socket.setSoTimeout(300);
        try {
          socket.getOutputStream().write(attack.bytes());
          Answer _ = RawHttp.read(socket);
        } catch (SocketException e) {
          // The gateway ended the connection while it was being attacked, as it should.
        }
      }
      assertThat(http.ask("GET", "/v1/roadmaps").status()).as(attack.name()).isEqualTo(200);
    }
  }
}
