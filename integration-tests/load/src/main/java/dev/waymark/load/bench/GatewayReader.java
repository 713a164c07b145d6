package dev.waymark.load.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.load.bench.Histograms.Until;
import dev.waymark.load.suite.Http;
import dev.waymark.load.suite.Suite;
import java.util.concurrent.atomic.AtomicBoolean;

/// An app that sends an event through the gateway and asks for next steps that count it, again and
/// again.
final class GatewayReader implements AutoCloseable {
  private static final long PAUSE_MILLIS = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Suite suite;
  private final String roadmap;
  private final String topic;
  private final Histograms histograms;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread thread = Thread.ofPlatform().name("gateway-reader").unstarted(this::run);
  private long failures;

  GatewayReader(Suite suite, String roadmap, String topic, Histograms histograms) {
    this.suite = suite;
    this.roadmap = roadmap;
    this.topic = topic;
    this.histograms = histograms;
    thread.start();
  }

  private void run() {
    try {
      for (long i = 0; !closed.get(); i++) {
        ask("reader-" + i % 100);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(String learner) {
    long start = System.nanoTime();
    Http.Answer sent =
        Http.post(
            suite.http("/v1/learners/" + learner + "/progress"),
            "{\"topicId\":\"%s\",\"practised\":{\"correct\":true}}".formatted(topic));
    Http.Answer answer =
        Http.get(
            suite.http("/v1/learners/" + learner + "/next-steps?roadmap=" + roadmap),
            "Waymark-Consistency-Token",
            token(sent));
    if (answer.status() == 200) {
      histograms.add(Until.READ, start);
    } else if (failures++ == 0) {
      System.err.println("The gateway answered " + answer);
    }
  }

  private static String token(Http.Answer sent) {
    try {
      return JSON.readTree(sent.text()).path("consistencyToken").asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  @Override
  public void close() {
    closed.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
