package dev.waymark.recommender.graph;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.learner.Learners;
import dev.waymark.recommender.neo4j.Neo4jGraphReleases;
import dev.waymark.recommender.observability.RecommenderMetrics;
import dev.waymark.recommender.wiring.BlockingWork;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Keeps the served graph the newest good release. A broken release is refused, said once, and the
/// last good one keeps serving.
@Singleton
public final class GraphRefresh {
  private static final Logger LOG = Logger.getLogger(GraphRefresh.class);

  private final Neo4jGraphReleases releases;
  private final ServedGraph served;
  private final RecommenderMetrics metrics;
  private final Learners learners;
  private final BlockingWork blocking;
  private String lastSaid = "";

  GraphRefresh(
      Neo4jGraphReleases releases,
      ServedGraph served,
      RecommenderMetrics metrics,
      Learners learners,
      BlockingWork blocking) {
    this.releases = releases;
    this.served = served;
    this.metrics = metrics;
    this.learners = learners;
    this.blocking = blocking;
  }

  /// Loads the newest release if it is not the one served. Blocks while the database answers.
  ///
  /// @return whether another release is served from now on
  public synchronized boolean refresh() {
    String current = served.current().map(PrerequisiteGraph::release).orElse("");
    return switch (releases.load(current)) {
      case GraphLoad.Loaded(PrerequisiteGraph graph) -> {
        served.serve(graph);
        blocking.execute(() -> learners.moveTo(graph));
        metrics.graphServed();
        say("Serving graph release " + graph.release());
        yield true;
      }
      case GraphLoad.Broken(String release, String problem) -> {
        metrics.graphRefused();
        warn(
            "Graph release %s is refused: %s. %s"
                .formatted(
                    release,
                    problem,
                    current.isEmpty()
                        ? "Nothing is served."
                        : "Release " + current + " keeps serving."));
        yield false;
      }
      case GraphLoad.Nothing() -> {
        say("No graph release is published yet; publish one with the graph-seed tool.");
        yield false;
      }
      case GraphLoad.Unchanged() -> {
        metrics.graphServed();
        yield false;
      }
    };
  }

  private void say(String sentence) {
    if (!sentence.equals(lastSaid)) {
      lastSaid = sentence;
      LOG.info(sentence);
    }
  }

  private void warn(String sentence) {
    if (!sentence.equals(lastSaid)) {
      lastSaid = sentence;
      LOG.error(sentence);
    }
  }
}
