package dev.waymark.recommender.grpc;

import com.google.protobuf.MessageLite;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.StateProgress;
import dev.waymark.recommender.v1.ExplainTopicRequest;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.NextProbeRequest;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// Answers questions of made-up learners before the service says that it is ready, so that classes
/// are loaded and the methods that matter are compiled when the first caller comes. Begins once a
/// graph is served and the stored state is complete; what callers ask meanwhile is answered as
/// ever.
@Singleton
public final class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /// Paths and placement take many times as long as next steps, and are asked for less.
  private static final int RARE = 20;

  private final ServedGraph served;
  private final ResponseBuilder answers;
  private final OwnCalls own;
  private final ServiceThreads threads;
  private final StateProgress state;
  private final Duration time;
  private volatile boolean done;
  private volatile boolean stopped;

  WarmUp(
      ServedGraph served,
      ResponseBuilder answers,
      OwnCalls own,
      ServiceThreads threads,
      StateProgress state,
      RecommenderConfig config) {
    this.served = served;
    this.answers = answers;
    this.own = own;
    this.threads = threads;
    this.state = state;
    this.time = config.warmUp().time();
  }

  /// Whether it is over.
  public boolean isDone() {
    return done;
  }

  /// Begins.
  public void start() {
    if (time.isZero()) {
      done = true;
    } else {
      threads.named("waymark-warm-up").start(this::run);
    }
  }

  public void stop() {
    stopped = true;
  }

  private void run() {
    try {
      while ((served.current().isEmpty() || !state.isComplete()) && !stopped) {
        Thread.sleep(LOOK_EVERY);
      }
      served.current().ifPresent(this::ask);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // It is a convenience: whatever goes wrong with it, the service does its work.
      LOG.warn("The warm-up ended early", e);
    } finally {
      done = true;
    }
  }

  private void ask(PrerequisiteGraph graph) {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    List<Roadmap> roadmaps = graph.roadmaps();
    List<Learner> learners = SampleLearners.of(graph, Instant.now());
    int rounds = 0;
    int calls = 0;
    long bytes = 0;
    try (OwnCalls.Connection connection = own.connect()) {
      for (; !roadmaps.isEmpty() && System.nanoTime() < end && !stopped; rounds++) {
        Learner learner = learners.get(rounds % learners.size());
        String roadmap = roadmaps.get(rounds / learners.size() % roadmaps.size()).id();
        bytes += answer(rounds, learner, roadmap, graph);
        calls += connection.ask(roadmap, end);
      }
    }
    LOG.infof(
        "Warmed up in %d ms: %d rounds of questions, %d kB of answers, %d calls",
        (System.nanoTime() - begun) / 1_000_000, rounds, bytes / 1_000, calls);
  }

  /// @return how many bytes the answers take on the wire
  private long answer(int n, Learner learner, String roadmap, PrerequisiteGraph graph) {
    var nextSteps = RecommendNextStepsRequest.newBuilder().setRoadmapId(roadmap).setMaxResources(3);
    var mastery = GetMasteryRequest.newBuilder().setRoadmapId(roadmap).build();
    var topic =
        ExplainTopicRequest.newBuilder()
            .setRoadmapId(roadmap)
            .setTopicId(graph.topic(n % graph.size()).id())
            .build();
    long bytes =
        size(answers.nextSteps(nextSteps.build(), learner, graph))
            + size(answers.nextSteps(nextSteps.setWithoutReasons(true).build(), learner, graph))
            + size(answers.mastery(mastery, learner, graph))
            + size(answers.explain(topic, learner, graph));
    if (n % RARE == 0) {
      var path = PlanPathRequest.newBuilder().setRoadmapId(roadmap).build();
      var probe = NextProbeRequest.newBuilder().setRoadmapId(roadmap).build();
      bytes +=
          size(answers.path(path, learner, graph)) + size(answers.probe(probe, learner, graph));
    }
    return bytes;
  }

  private static long size(MessageLite answer) {
    return answer.toByteArray().length;
  }
}
