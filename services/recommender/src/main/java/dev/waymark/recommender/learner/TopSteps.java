package dev.waymark.recommender.learner;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.NextStepsQuery;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.engine.recommendation.Step;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// The few best next steps toward the goals of a learner's profile.
@Singleton
public final class TopSteps {
  private static final int COUNT = 3;

  private final NextSteps nextSteps;

  TopSteps(MasteryModel model, Policy policy) {
    this.nextSteps = new NextSteps(model, policy);
  }

  /// At most three, best first; none when the profile has no goal that the graph knows.
  public List<Step> of(Learner learner, Instant at) {
    if (learner.profile().goals().isEmpty()) {
      return List.of();
    }
    return switch (learner.state().graph().scope(learner.profile().goals())) {
      case ScopeResult.Found(GoalScope scope) ->
          nextSteps
              .answer(
                  new NextStepsQuery(
                      learner.state(), scope, at, learner.profile(), COUNT, 0, List.of()))
              .steps();
      case ScopeResult.UnknownRoadmap _, ScopeResult.UnknownTopic _ -> List.of();
    };
  }
}
