package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waymark.it.hostile.RawHttp.Answer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Requests put together of what did harm somewhere, with bytes changed at random.
final class RandomRequests implements Attack {

  private static final Duration TIMEOUT = Duration.ofMillis(400);
  private static final String SPICE = " \t\r\n\0%;/\\.?#&=:,\"'{}[]<>\u00ff\u0080aA09-+*";

  private final RawHttp http;
  private final List<byte[]> bodies = Corpus.bodies();

  RandomRequests(int port) {
    this.http = new RawHttp(port);
  }

  @Override
  public String name() {
    return "REST";
  }

  @Override
  public int once(SplittableRandom random) {
    String request = request(random);
    Answer answer = http.send(request, TIMEOUT);
    ResponseRules.assertSoundIfAny(request, answer);
    return 1;
  }

  private String request(SplittableRandom random) {
    String method = random.nextInt(3) == 0 ? pick(random, Corpus.METHODS) : "GET";
    String target =
        (random.nextInt(3) == 0
                ? pick(random, Corpus.PATHS).replace("victim", "hostile")
                : pick(random, Corpus.ROUTES))
            + (random.nextInt(3) == 0 ? pick(random, Corpus.QUERIES) : "")
            + (random.nextInt(6) == 0 ? "&limit=" + pick(random, Corpus.WRONG_NUMBERS) : "");
    StringBuilder request =
        new StringBuilder(method)
            .append(' ')
            .append(changed(random, target, 8))
            .append(" HTTP/1.1\r\n")
            .append(random.nextInt(20) == 0 ? "Host: evil.example\r\n" : RawHttp.HOST);
    for (int more = random.nextInt(4); more > 1; more--) {
      request.append(changed(random, pick(random, WireCorpus.HEADERS), 8));
    }
    if (random.nextInt(4) == 0) {
      byte[] body = bodies.get(random.nextInt(bodies.size()));
      String some = new String(body, 0, Math.min(body.length, 3_000), ISO_8859_1);
      return request
          .append(random.nextInt(10) == 0 ? "" : RawHttp.JSON)
          .append("Connection: close\r\nContent-Length: ")
          .append(some.length())
          .append("\r\n\r\n")
          .append(changed(random, some, 2))
          .toString();
    }
    return request.append("Connection: close\r\n\r\n").toString();
  }

  /// Changes a character or two, once in so many times.
  private static String changed(SplittableRandom random, String text, int once) {
    if (text.isEmpty() || random.nextInt(once) != 0) {
      return text;
    }
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      changed.setCharAt(
          random.nextInt(changed.length()), SPICE.charAt(random.nextInt(SPICE.length())));
    }
    return changed.toString();
  }

  private static String pick(SplittableRandom random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(2);
  }

  @Override
  public void close() {}
}
