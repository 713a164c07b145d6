package dev.waymark.standalone.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Uses a running Waymark as its callers would, so that its programs see what is called most:
/// made-up learners ask for next steps, practise the first and ask again.
final class Rehearsal {

  private static final int CALLERS = 4;
  private static final int LEARNERS = 50;
  private static final Pattern ROADMAP = Pattern.compile("\"roadmapId\":\"([^\"]+)\"");
  private static final Pattern TOPIC = Pattern.compile("\"topicId\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI gateway;

  Rehearsal(URI gateway) {
    this.gateway = gateway;
  }

  /// Asks and sends for so long.
  ///
  /// @return how many requests were answered well
  /// @throws IOException if the gateway does not answer
  int run(Duration time) throws IOException, InterruptedException {
    String roadmap = first(ROADMAP, get("/v1/roadmaps"));
    get("/");
    get("/v1/topics?limit=50");
    get("/v1/roadmaps/" + roadmap + "/map");
    long end = System.nanoTime() + time.toNanos();
    List<Future<Integer>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        int own = caller;
        callers.add(threads.submit(() -> learn(own, roadmap, end)));
      }
    }
    int answered = 0;
    for (Future<Integer> caller : callers) {
      answered += result(caller);
    }
    return answered;
  }

  private int learn(int caller, String roadmap, long end) throws IOException, InterruptedException {
    int answered = 0;
    for (int n = 0; System.nanoTime() < end; n++) {
      String learner = "/v1/learners/rehearsal-" + caller + "-" + n % LEARNERS;
      String goal = "?roadmap=" + roadmap;
      String topic = first(TOPIC, get(learner + "/next-steps" + goal));
      post(learner + "/progress", event(topic, n));
      get(learner + "/next-steps" + goal);
      get(learner + "/mastery" + goal);
      get(learner + "/topics/" + topic + goal);
      answered += 5;
      if (n % 10 == caller) {
        get(learner + "/path" + goal);
        get(learner + "/placement" + goal);
        answered += 2;
      }
    }
    return answered;
  }

  private static String event(String topic, int n) {
    return """
    [{"eventId":"rehearsal-%d","occurredAt":"%s","topicId":"%s","practised":{"correct":%b}}]
    """
        .formatted(n, Instant.now(), topic, n % 3 != 0);
  }

  private String get(String path) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(gateway.resolve(path)).build());
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    answer(
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private String answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          "%s answered %d: %s".formatted(request.uri(), response.statusCode(), response.body()));
    }
    return response.body();
  }

  private static String first(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("an answer has no " + pattern + ": " + text);
    }
    return found.group(1);
  }

  private static int result(Future<Integer> caller) throws IOException, InterruptedException {
    try {
      return caller.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    }
  }
}
