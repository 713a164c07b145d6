package dev.waymark.it.hostile;

import static dev.waymark.it.hostile.Answers.assertRefused;
import static dev.waymark.it.hostile.Answers.assertRefusedByAnyone;
import static dev.waymark.it.hostile.Answers.assertSound;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private final RunningSuite suite;
  private final RawHttp http;

  HttpConnectionsHostileIT(RunningSuite suite) {
    this.suite = suite;
    this.http = new RawHttp(suite.httpPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
        "Content-Length: -1\r\n\r\n{}",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length: 2.0\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        "Content-Length: 9223372036854775807\r\n\r\n{}",
        "Content-Length: 2, 2\r\n\r\n{}",
        "Content-Length: 2, 3\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length:\r\n\r\n{}",
        "Content-Length : 2\r\n\r\n{}",
      })
  void aRequestWithTwoEndsHidesNoOther(String rest) {
    String request = POST + rest + HIDDEN;
    assertRefusedByAnyone(request, http.send(request));
  }

  @Test
  void chunksAddUpToNoMoreThanABody() {
    String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n";
    String endless = chunked + "1\r\n \r\n".repeat(1_100_000) + "0\r\n\r\n";
    assertThat(http.send(endless).status()).isEqualTo(413);
    String large =
        chunked + "1000\r\n%s\r\n".formatted(" ".repeat(4_096)).repeat(300) + "0\r\n\r\n";
    assertThat(http.send(large).status()).isEqualTo(413);
    String described = chunked + "1d;x=" + "y".repeat(30_000) + "\r\n" + EVENT + "\r\n0\r\n\r\n";
    Answers.assertSoundIfAny(described, http.send(described));
    String trailing =
        chunked + "1d\r\n" + EVENT + "\r\n0\r\n" + "x: y\r\n".repeat(20_000) + "\r\n" + HIDDEN;
    Answer answer = http.send(trailing);
    Answers.assertSoundIfAny(trailing, answer);
    assertThat(answer.count()).isLessThanOrEqualTo(1);
    String good = chunked + "1\r\n{\r\n1c\r\n" + EVENT.substring(1) + "\r\n0\r\nHost: x\r\n\r\n";
    assertThat(http.send(good).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1 x\r\nHost: localhost\r\n\r\n",
        "GET /v1/roadmaps HTTP/1.0\r\n\r\n",
        "GET  /v1/roadmaps  HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET\t/v1/roadmaps\tHTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /v1/road maps HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "G\u0000ET /v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /v1/roadmaps\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        " GET /v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "SSH-2.0-x\r\n",
        "\u0000\u0000\u0000\u00ff\u00ff\u00ff",
        "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n",
        "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET /v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
      })
  void whatIsNoRequestGetsNothing(String bytes) {
    Answer answer = http.send(bytes, Duration.ofSeconds(1));
    Answers.assertSoundIfAny(bytes, answer);
    assertThat(answer.text()).as(bytes).doesNotContain(" 200 ", "roadmaps\":");
  }

  @Test
  void randomBytesGetNothing() {
    var random = Seeds.of("bytes");
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(1, 600)];
      random.nextBytes(bytes);
      String text = new String(bytes, ISO_8859_1) + "\r\n\r\n";
      Answers.assertSoundIfAny(text, http.send(text, Duration.ofMillis(20)));
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
        slow.add(threads.submit(() -> http.send(POST + begun, Duration.ofSeconds(40))));
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
        assertThat(answer.text()).contains("HTTP/1.1 408 ", "urn:waymark:problem:request-timeout");
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
