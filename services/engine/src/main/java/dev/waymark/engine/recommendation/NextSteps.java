package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.mastery.TopicMastery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Chooses the next steps toward a goal. Never a topic with a HARD prerequisite that is not ready,
/// never one outside the goal's scope.
public final class NextSteps {
  private final MasteryModel model;
  private final Policy policy;
  private final Experience experience;

  public NextSteps(MasteryModel model, Policy policy) {
    this(model, policy, Experience.NONE);
  }

  public NextSteps(MasteryModel model, Policy policy, Experience experience) {
    this.model = model;
    this.policy = policy;
    this.experience = experience;
  }

  public NextStepsAnswer answer(NextStepsQuery query) {
    Ranking ranking = ranking(query);
    List<Step> steps = steps(query, ranking);
    return new NextStepsAnswer(
        steps,
        query.scope().graph().release(),
        model.version(),
        policy.version(),
        query.at(),
        query.assumedTopics().length == 0
            ? GoalShare.of(ranking.mastery(), policy)
            : share(query.state(), query.scope(), query.at()),
        steps.isEmpty() ? ranking.noSteps() : null);
  }

  /// How much of a goal is done.
  public GoalShare share(LearnerState state, GoalScope scope, Instant at) {
    return GoalShare.of(model.estimate(state, scope, at), policy);
  }

  /// Why the topic is, or is not, among the next steps.
  ///
  /// @param topicId a topic of the graph
  public Standing standing(NextStepsQuery query, String topicId) {
    GoalScope scope = query.scope();
    int topic = scope.graph().indexOf(topicId);
    if (topic < 0) {
      throw new IllegalArgumentException("unknown topic: " + topicId);
    }
    int position = scope.positionOf(topic);
    if (position < 0) {
      return new Standing.OutsideGoal();
    }
    Ranking ranking = ranking(query);
    Mastery mastery = ranking.mastery();
    if (!ranking.isOpen(position) && !ranking.isCandidate(position)) {
      return new Standing.Mastered(mastery.known(position));
    }
    if (ranking.isDismissed(position)) {
      long until = mastery.state().dismissedUntil(topic);
      return new Standing.Dismissed(until == Long.MAX_VALUE ? null : Instant.ofEpochSecond(until));
    }
    if (!mastery.ready(position, policy.ready())) {
      return missing(mastery, position);
    }
    if (!ranking.isCandidate(position)) {
      return new Standing.AboveLevel(ranking.topic(position).level());
    }
    return new Standing.Open(ranking.place(position));
  }

  /// Mastery of every topic of the scope, in the authors' order.
  public List<TopicMastery> report(LearnerState state, GoalScope scope, Instant at) {
    Mastery mastery = model.estimate(state, scope, at);
    TopicMarks marks = new TopicMarks(mastery, policy);
    TopicMastery[] report = new TopicMastery[scope.size()];
    for (int p = 0; p < scope.size(); p++) {
      Topic topic = scope.graph().topic(scope.topicAt(p));
      TopicProgress row = mastery.progress(p);
      report[scope.rank(p)] =
          new TopicMastery(
              topic.id(),
              topic.title(),
              mastery.known(p),
              marks.isMastered(p),
              marks.isReady(p),
              mastery.successProbability(p),
              row == null ? 0 : row.attempts(),
              row == null ? 0 : row.successes(),
              row == null ? null : Instant.ofEpochSecond(row.lastSecond()),
              mastery.source(p),
              marks.isStuck(p),
              marks.isDismissed(p),
              mastery.isReviewDue(p, policy.due()));
    }
    return List.of(report);
  }

  /// What a report says of the topics of the scope, without what takes a forecast.
  public TopicMarks marks(LearnerState state, GoalScope scope, Instant at) {
    return new TopicMarks(model.estimate(state, scope, at), policy);
  }

  private Ranking ranking(NextStepsQuery query) {
    Mastery mastery =
        model.estimate(query.state(), query.scope(), query.at(), query.assumedTopics());
    return new Ranking(query, policy, mastery, experience);
  }

  /// The topics that an answer to the query would list, without their reasons and resources.
  public List<LeadingStep> leading(NextStepsQuery query) {
    Ranking ranking = ranking(query);
    return Picks.of(query, policy, ranking).stream()
        .map(pick -> {
          Topic topic = ranking.topic(pick.position());
          return new LeadingStep(topic.id(), topic.title(), ranking.kind(pick.position()));
        })
        .toList();
  }

  private List<Step> steps(NextStepsQuery query, Ranking ranking) {
    var builder = new StepBuilder(ranking, policy, query, experience);
    return Picks.of(query, policy, ranking).stream()
        .map(pick -> builder.build(pick.position(), pick.alike()))
        .toList();
  }

  private Standing missing(Mastery mastery, int position) {
    GoalScope scope = mastery.scope();
    Adjacency prerequisites = scope.prerequisites();
    List<Topic> missing =
        IntStream.range(prerequisites.begin(position), prerequisites.hardEnd(position))
            .map(prerequisites::target)
            .filter(r -> mastery.known(r) < policy.ready())
            .boxed()
            .sorted(Comparator.comparingDouble(mastery::known))
            .map(r -> scope.graph().topic(scope.topicAt(r)))
            .toList();
    return new Standing.NotReady(
        missing.stream().map(Topic::id).toList(),
        missing.stream().map(Topic::title).collect(Collectors.joining(", ")));
  }
}
