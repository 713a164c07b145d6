package dev.waymark.recommender.insight;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.models.ServedModel;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.model.ModelInUse;
import dev.waymark.recommender.model.ModelInUse.InUse;
import dev.waymark.recommender.neo4j.Neo4jLearners;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Counts how learners stand on every roadmap in one walk over the database, page by page. It rests
/// after each page for as long as the page took: answers and ingestion go first.
@Singleton
final class LearnerCount {
  private static final int PAGE = 100;
  private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Neo4jLearners stored;
  private final ModelInUse models;
  private final Policy policy;
  private final InstantSource clock;
  private final long maxLearners;

  LearnerCount(
      Neo4jLearners stored,
      ModelInUse models,
      Policy policy,
      InstantSource clock,
      RecommenderConfig config) {
    this.stored = stored;
    this.models = models;
    this.policy = policy;
    this.clock = clock;
    this.maxLearners = config.insight().maxLearners();
  }

  /// Counts at most so many learners as are configured, for at most two minutes. Blocks.
  ///
  /// @throws dev.waymark.recommender.learner.StoreUnavailableException when the database does not
  ///   answer
  Insight over(PrerequisiteGraph graph) throws InterruptedException {
    long begun = System.nanoTime();
    Instant at = clock.instant();
    InUse inUse = models.inUse();
    ServedModel model = inUse.model();
    NextSteps engine = new NextSteps(model.mastery(), policy, model.experience());
    Map<String, RoadmapTally> tallies = new TreeMap<>();
    for (Roadmap roadmap : graph.roadmaps()) {
      tallies.put(roadmap.id(), new RoadmapTally(graph, roadmap.id()));
    }
    long all = stored.count();
    Map<String, Long> aiming = stored.aiming();
    long counted = 0;
    String after = "";
    boolean more = true;
    while (more && counted < maxLearners) {
      long pageBegun = System.nanoTime();
      int limit = (int) Math.min(PAGE, maxLearners - counted);
      List<Learner> page = stored.page(after, limit, graph);
      for (Learner learner : page) {
        tallies.values().forEach(it -> it.add(learner.state(), engine, at));
      }
      counted += page.size();
      more = page.size() == limit && System.nanoTime() - begun < MAX_NANOS;
      if (more) {
        after = page.getLast().id();
        TimeUnit.NANOSECONDS.sleep(System.nanoTime() - pageBegun);
      }
    }
    Map<String, RoadmapFigures> roadmaps = new HashMap<>();
    tallies.forEach((id, tally) ->
        roadmaps.put(id, tally.figures(aiming.getOrDefault(id, 0L), model.experience())));
    return new Insight(graph.release(), at, inUse, Math.max(all, counted), counted, roadmaps);
  }
}
