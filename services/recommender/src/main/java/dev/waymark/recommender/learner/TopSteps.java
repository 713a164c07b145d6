package dev.waymark.recommender.learner;

import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.GoalsLeft;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.recommendation.LeadingStep;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.NextStepsQuery;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.models.ServedModel;
import dev.waymark.recommender.model.ModelInUse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// The few best next steps toward the goals of a learner's profile.
@Singleton
public final class TopSteps {
  private static final int COUNT = 3;

  private final ModelInUse models;
  private final Policy policy;

  TopSteps(ModelInUse models, Policy policy) {
    this.models = models;
    this.policy = policy;
  }

  /// Steps, and the model that they come from.
  public record Top(List<LeadingStep> steps, String modelVersion) {
    public Top {
      steps = List.copyOf(steps);
    }
  }

  /// At most three, best first; none when the profile has no goal that is published.
  public Top of(Learner learner, Instant at) {
    ServedModel model = models.current();
    return new Top(steps(model, learner, at), model.version());
  }

  private List<LeadingStep> steps(ServedModel model, Learner learner, Instant at) {
    var graph = learner.state().graph();
    List<Goal> goals = GoalsLeft.of(graph, learner.profile().goals()).goals();
    if (goals.isEmpty()) {
      return List.of();
    }
    return switch (graph.scope(goals)) {
      case ScopeResult.Found(GoalScope scope) ->
          new NextSteps(model.mastery(), policy, model.experience())
              .leading(
                  new NextStepsQuery(
                      learner.state(), scope, at, learner.profile(), COUNT, 0, List.of()));
      case ScopeResult.UnknownRoadmap _, ScopeResult.UnknownTopic _ -> List.of();
    };
  }
}
