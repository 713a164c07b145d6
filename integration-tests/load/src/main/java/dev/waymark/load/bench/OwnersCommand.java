package dev.waymark.load.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Http;
import dev.waymark.load.suite.Program;
import dev.waymark.load.suite.Suite;
import dev.waymark.standalone.backends.Loopback;
import java.net.URI;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `owners`.
@Command(
    name = "owners",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "What it brings to ask the recommender first that writes the learner's events.")
public final class OwnersCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENT =
      "{\"topicId\":\"linear-algebra.vectors\",\"practised\":{\"correct\":true}}";
  private static final int APPS = 4;

  @Option(
      names = "--learners",
      defaultValue = "400",
      description = "Who are asked for (default: ${DEFAULT-VALUE}).")
  private int learners;

  @Option(
      names = "--visits",
      defaultValue = "4000",
      description = "How often, over all learners, in each round (default: ${DEFAULT-VALUE}).")
  private int visits;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds, after one to warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    Checkout checkout = Checkout.ofThisProgram();
    var owner = new Tally("the owner first");
    var any = new Tally("any");
    try (Suite suite = new Suite(checkout, 2, false)) {
      suite.start();
      int port = Loopback.freePort();
      URI other = URI.create("http://127.0.0.1:" + port + "/");
      try (Program second =
          suite.gateway("gateway-2", port, "-Dwaymark.gateway.recommender.prefer-owner=false")) {
        second.start();
        second.awaitReady(() -> Http.get(other.resolve("/q/health/ready")).status() == 200);
        for (int round = 0; round <= rounds; round++) {
          run(suite, suite.http("/"), owner, round > 0);
          run(suite, other, any, round > 0);
        }
      }
    }
    Page.write(
        checkout,
        "Two recommenders",
        "./waymark bench owners --learners %d --visits %d --rounds %d"
            .formatted(learners, visits, rounds),
        """
        %d apps send an event of one of %,d learners through a gateway, read next steps with its token, and read them again without. Two recommenders; one gateway asks the owner
        of the learner first, the other any; their rounds of %,d visits take turns, %d each after one to warm up.

        | a gateway asks | read with token p50 | p99 | read without p50 | p99 | found in memory | failed |
        |---|---|---|---|---|---|---|
        %s
        %s
        """
            .formatted(APPS, learners, visits, rounds, owner.row(), any.row()));
    return 0;
  }

  private void run(Suite suite, URI gateway, Tally tally, boolean recorded)
      throws InterruptedException {
    double hits = cached(suite, "hit");
    double misses = cached(suite, "miss");
    Tally of = recorded ? tally : new Tally("");
    var apps = new ArrayList<Thread>();
    for (int app = 0; app < APPS; app++) {
      int first = app;
      apps.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = first; i < visits; i += APPS) {
                  of.visit(gateway, "owned-" + i % learners);
                }
              }));
    }
    for (Thread app : apps) {
      app.join();
    }
    of.found(cached(suite, "hit") - hits, cached(suite, "miss") - misses);
  }

  private static double cached(Suite suite, String result) {
    return suite.recommenders().stream()
        .mapToDouble(it -> it.now("waymark_learner_cache_total", "result=\"" + result + "\""))
        .sum();
  }

  /// What apps saw of one gateway.
  private static final class Tally {
    private final String name;
    private final Histogram withToken = new ConcurrentHistogram(3);
    private final Histogram without = new ConcurrentHistogram(3);
    private final AtomicLong failed = new AtomicLong();
    private double hits;
    private double misses;

    Tally(String name) {
      this.name = name;
    }

    void visit(URI gateway, String learner) {
      Http.Answer sent = Http.post(gateway.resolve("/v1/learners/" + learner + "/progress"), EVENT);
      URI steps = gateway.resolve("/v1/learners/" + learner + "/next-steps?roadmap=ml-engineer");
      read(withToken, steps, "Waymark-Consistency-Token", token(sent));
      read(without, steps);
    }

    private void read(Histogram histogram, URI steps, String... headers) {
      long start = System.nanoTime();
      if (Http.get(steps, headers).status() == 200) {
        histogram.recordValue((System.nanoTime() - start) / 1_000);
      } else {
        failed.incrementAndGet();
      }
    }

    void found(double inMemory, double not) {
      hits += inMemory;
      misses += not;
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %.1f %% | %d |",
          name,
          millis(withToken, 50),
          millis(withToken, 99),
          millis(without, 50),
          millis(without, 99),
          100 * hits / (hits + misses),
          failed.get());
    }

    private static String millis(Histogram histogram, double percentile) {
      return String.format(
          Locale.ROOT, "%.1f ms", histogram.getValueAtPercentile(percentile) / 1_000.0);
    }

    private static String token(Http.Answer sent) {
      try {
        return JSON.readTree(sent.text()).path("consistencyToken").asText();
      } catch (JsonProcessingException e) {
        return "";
      }
    }
  }
}
