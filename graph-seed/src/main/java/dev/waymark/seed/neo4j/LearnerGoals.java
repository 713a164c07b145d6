package dev.waymark.seed.neo4j;

import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Topic;
import dev.waymark.seed.release.PublishPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.driver.TransactionContext;

/// How many learners aim for what a publish takes away. Reads every learner, and only when
/// something goes. The recommenders store learners in one form or several, each with a label of its
/// own: `Learner`, `Learner2`.
final class LearnerGoals {
  /// A goal is stored as lines: its kind, then ids.
  private static final String ROADMAPS =
      """
      MATCH (l:Learner) WHERE l.goals IS NOT NULL
      UNWIND [id IN $ids WHERE ('roadmap\\n' + id) IN l.goals] AS id
      RETURN id, count(DISTINCT l.id) AS learners ORDER BY id
      """;

  private static final String TOPICS =
      """
      MATCH (l:Learner)
      WHERE any(goal IN l.goals WHERE goal STARTS WITH 'topics\\n'
        AND any(id IN split(goal, '\\n')[1..] WHERE id IN $ids))
      RETURN count(DISTINCT l.id) AS learners
      """;

  private static final String LABELS =
      "CALL db.labels() YIELD label WHERE label =~ 'Learner[0-9]*' RETURN label ORDER BY label";

  private LearnerGoals() {}

  /// The plan with what learners lose by it.
  static PublishPlan added(TransactionContext tx, PublishPlan plan) {
    List<String> labels = tx.run(LABELS).list(row -> row.get("label").asString());
    if (labels.isEmpty()) {
      return plan;
    }
    String label = String.join("|", labels);
    List<String> aims = new ArrayList<>();
    List<String> roadmaps = plan.roadmaps().removed().stream().map(Roadmap::id).toList();
    if (!roadmaps.isEmpty()) {
      tx.run(inAllForms(ROADMAPS, label), Map.of("ids", roadmaps))
          .list()
          .forEach(row ->
              aims.add(
                  "! roadmap %s goes: %s aim for it"
                      .formatted(
                          row.get("id").asString(), learners(row.get("learners").asLong()))));
    }
    List<String> topics =
        Stream.concat(plan.topics().removed().stream(), plan.retired().stream())
            .map(Topic::id)
            .toList();
    if (!topics.isEmpty()) {
      long learners =
          tx.run(inAllForms(TOPICS, label), Map.of("ids", topics))
              .single()
              .get("learners")
              .asLong();
      if (learners > 0) {
        aims.add("! topics go: %s aim for one of them by its name".formatted(learners(learners)));
      }
    }
    return plan.withAims(aims);
  }

  private static String inAllForms(String statement, String labels) {
    return statement.replace(":Learner)", ":" + labels + ")");
  }

  private static String learners(long count) {
    return "%,d %s".formatted(count, count == 1 ? "learner" : "learners");
  }
}
