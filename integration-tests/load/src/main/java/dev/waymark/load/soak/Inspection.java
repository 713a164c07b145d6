package dev.waymark.load.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.learner.v1.ExportLearnerRequest;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.load.replay.ExpectedState;
import dev.waymark.load.replay.ReplayOutcome;
import dev.waymark.load.suite.Http;
import dev.waymark.load.suite.Recommender;
import dev.waymark.load.suite.Suite;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Compares the log with all that can be seen of the suite while it is idle: Neo4j, the dead
/// letters, what each recommender and the gateway answer, and what the command `verify` says.
final class Inspection {
  private static final int ASKED = 20;
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Suite suite;
  private final ExpectedState state;
  private final Sender sender;
  private long deadline;

  Inspection(Suite suite, ExpectedState state, Sender sender) {
    this.suite = suite;
    this.state = state;
    this.sender = sender;
  }

  /// @param differences of everything, the outcome's among them
  record Findings(ReplayOutcome outcome, String verified, List<String> differences) {
    static final Findings NONE =
        new Findings(new ReplayOutcome(0, 0, 0, 0, 0, 0, 0, 0, List.of()), "", List.of());
  }

  Findings inspect() throws InterruptedException {
    ReplayOutcome outcome = state.compare(sender.acknowledged());
    deadline = System.nanoTime() + TIMEOUT_NANOS;
    List<String> differences = new ArrayList<>(outcome.differences());
    for (Recommender recommender : suite.recommenders()) {
      askRecommender(recommender, differences);
    }
    askGateway(differences);
    Suite.Ran verify = suite.command("verify");
    if (verify.exitCode() != 0) {
      differences.add("verify: " + verify.lastLine());
    }
    return new Findings(outcome, verify.lastLine(), differences);
  }

  private void askRecommender(Recommender recommender, List<String> differences)
      throws InterruptedException {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", recommender.grpcPort())
            .usePlaintext()
            .build();
    try {
      var learners = LearnerServiceGrpc.newBlockingStub(channel);
      for (String id : some()) {
        compare(
            recommender.program().name() + " on " + id,
            () ->
                graded(
                    learners
                        .withDeadlineAfter(10, TimeUnit.SECONDS)
                        .exportLearner(ExportLearnerRequest.newBuilder().setLearnerId(id).build())
                        .getDocument()),
            state.graded(id),
            differences);
      }
    } finally {
      channel.shutdownNow();
    }
  }

  private void askGateway(List<String> differences) throws InterruptedException {
    for (String id : some()) {
      compare(
          "the gateway on " + id,
          () -> graded(Http.get(suite.http("/v1/learners/" + id + "/export")).text()),
          state.graded(id),
          differences);
    }
  }

  /// An instance learns of the others' writes a moment later.
  private void compare(
      String who,
      Supplier<Map<String, String>> answer,
      Map<String, String> expected,
      List<String> differences)
      throws InterruptedException {
    Map<String, String> found = answer.get();
    while (!found.equals(expected) && System.nanoTime() < deadline) {
      Thread.sleep(50);
      found = answer.get();
    }
    if (!found.equals(expected)) {
      differences.add("%s: %s instead of %s".formatted(who, found, expected));
    }
  }

  /// Learners from the busiest to the idlest.
  private List<String> some() {
    List<String> all = state.learners();
    List<String> some = new ArrayList<>();
    for (int i = 0; i < ASKED && i < all.size(); i++) {
      some.add(all.get((int) ((long) i * all.size() / ASKED)));
    }
    return some.stream().distinct().toList();
  }

  private static Map<String, String> graded(String document) {
    Map<String, String> graded = new TreeMap<>();
    try {
      for (JsonNode topic : JSON.readTree(document).path("progress")) {
        graded.put(
            topic.path("topicId").asText(),
            topic.path("successes").asText() + " of " + topic.path("attempts").asText());
      }
    } catch (JsonProcessingException e) {
      graded.put("unreadable", document);
    }
    return graded;
  }
}
