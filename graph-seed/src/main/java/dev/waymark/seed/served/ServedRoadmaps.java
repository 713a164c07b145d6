package dev.waymark.seed.served;

import dev.waymark.seed.release.ServerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The roadmaps that a gateway lists.
public final class ServedRoadmaps {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;
  // Ids are slugs, so nothing in them is escaped, and no other field has this name.
  private static final Pattern ID = Pattern.compile("\"roadmapId\"\\s*:\\s*\"([^\"]*)\"");

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int REFUSED = 400;
  private static final int FAILED = 500;
  // Statuses between these that say nothing about the next time: a timeout, and too many requests.
  private static final Set<Integer> PASSING = Set.of(408, 429);

  private ServedRoadmaps() {}

  /// A gateway that answers, and would answer the same again.
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(int status) {
      super("status %d".formatted(status));
    }
  }

  /// Their ids, asked again while the gateway does not answer or does not list all that are
  /// expected: it learns of a release, and of where recommenders are, a little later than they
  /// start.
  ///
  /// @param expected the ids to wait for
  /// @param patience how long to ask again; zero asks once
  /// @throws ServerUnavailableException if it does not answer at last, or refuses
  public static Set<String> await(
      URI gateway, @Nullable String credential, Set<String> expected, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        Set<String> served = of(gateway, credential);
        if (served.containsAll(expected) || System.nanoTime() >= end) {
          return served;
        }
      } catch (ServerUnavailableException e) {
        if (!(e.getCause() instanceof IOException)
            || e.getCause() instanceof RefusedException
            || System.nanoTime() >= end) {
          throw e;
        }
      }
      pause(gateway);
    }
  }

  private static void pause(URI gateway) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw interrupted(gateway, e);
    }
  }

  /// Their ids.
  ///
  /// @param gateway where it answers, such as `http://localhost:8080`
  /// @param credential an API key or a bearer token; null for a gateway that is open
  /// @throws ServerUnavailableException if it does not answer, or not with its catalogue
  public static Set<String> of(URI gateway, @Nullable String credential) {
    URI uri = gateway.resolve("/v1/roadmaps");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
      if (credential != null) {
        request.header("Authorization", "Bearer " + credential);
      }
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        String text = new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        int status = answer.statusCode();
        if (status >= REFUSED && status < FAILED && !PASSING.contains(status)) {
          throw new RefusedException(status);
        }
        if (status != 200) {
          throw new IOException("status %d".formatted(status));
        }
        Set<String> ids = new TreeSet<>();
        ID.matcher(text).results().forEach(match -> ids.add(match.group(1)));
        return ids;
      }
    } catch (IOException e) {
      throw new ServerUnavailableException(
          "%s does not list its roadmaps (%s).".formatted(uri, e.getMessage()), e);
    } catch (InterruptedException e) {
      throw interrupted(uri, e);
    }
  }

  private static ServerUnavailableException interrupted(URI uri, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ServerUnavailableException("Interrupted while asking %s.".formatted(uri), cause);
  }
}
