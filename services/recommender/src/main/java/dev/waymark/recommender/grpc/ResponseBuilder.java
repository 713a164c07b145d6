package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.mastery.TopicMastery;
import dev.waymark.engine.path.Path;
import dev.waymark.engine.path.PathPlanner;
import dev.waymark.engine.path.PathQuery;
import dev.waymark.engine.placement.Placement;
import dev.waymark.engine.placement.PlacementStatus;
import dev.waymark.engine.recommendation.GoalShare;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.NextStepsAnswer;
import dev.waymark.engine.recommendation.NextStepsQuery;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.models.ServedModel;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.model.ModelInUse;
import dev.waymark.recommender.v1.Basis;
import dev.waymark.recommender.v1.ExplainTopicRequest;
import dev.waymark.recommender.v1.ExplainTopicResponse;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.GetMasteryResponse;
import dev.waymark.recommender.v1.NextProbeRequest;
import dev.waymark.recommender.v1.NextProbeResponse;
import dev.waymark.recommender.v1.NoSteps;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.PlanPathResponse;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// Asks the engine and puts its answers into messages. Computes only: safe on the event loop. One
/// answer is computed with one model, whatever comes into use meanwhile.
@Singleton
final class ResponseBuilder {
  private static final int DEFAULT_STEPS = 5;
  private static final int MAX_STEPS = 50;
  private static final int MAX_ASSUMED = 500;
  private static final int MAX_EXCLUDED = 500;
  private static final int MAX_RESOURCES = 50;
  private static final double DEFAULT_HOURS_PER_WEEK = 5;
  private static final double HOURS_IN_A_WEEK = 168;
  private static final double MAX_BUDGET_HOURS = 100_000;
  private static final int MAX_MINUTES = 100_000;
  private static final int MINUTES_IN_AN_HOUR = 60;

  private final ModelInUse models;
  private final Policy policy;
  private final Placement placement;
  private final InstantSource clock;

  ResponseBuilder(ModelInUse models, Policy policy, InstantSource clock) {
    this.models = models;
    this.policy = policy;
    this.placement = new Placement();
    this.clock = clock;
  }

  RecommendNextStepsResponse nextSteps(
      RecommendNextStepsRequest request, Learner learner, PrerequisiteGraph graph) {
    int limit = Requests.limit(request.getLimit(), MAX_STEPS, DEFAULT_STEPS);
    int minutes = (int) Requests.within("minutes", request.getMinutes(), MAX_MINUTES);
    if (request.getAssumeMasteredCount() > MAX_ASSUMED) {
      throw Failures.invalid("assume_mastered", "must have at most 500 topics");
    }
    if (request.getExcludeCount() > MAX_EXCLUDED) {
      throw Failures.invalid("exclude", "must have at most 500 topics");
    }
    int resources =
        request.hasMaxResources()
            ? (int) Requests.within("max_resources", request.getMaxResources(), MAX_RESOURCES)
            : Integer.MAX_VALUE;
    RequestedGoal aim = LearnerReads.aim(graph, request.getRoadmapId(), learner);
    GoalScope scope = aim.scope();
    Requests.requireTopics(graph, "assume_mastered", request.getAssumeMasteredList());
    Requests.requireTopics(graph, "exclude", request.getExcludeList());
    Set<String> excluded = Set.copyOf(request.getExcludeList());
    ServedModel model = models.current();
    Instant now = clock.instant();
    var query =
        new NextStepsQuery(
            learner.state(),
            scope,
            now,
            Preferences.of(request, learner.profile()),
            limit + excluded.size(),
            minutes,
            request.getAssumeMasteredList(),
            Requests.level(request.getMaxLevel()));
    var response =
        RecommendNextStepsResponse.newBuilder()
            .setLearnerId(learner.id())
            .setRoadmapId(scope.roadmapId())
            .setBasis(basis(graph, model, now, aim));
    NextStepsAnswer answer = engine(model).answer(query);
    answer.steps().stream()
        .filter(step -> !excluded.contains(step.topicId()))
        .limit(limit)
        .forEach(step ->
            response.addSteps(RecommenderWire.step(step, resources, !request.getWithoutReasons())));
    if (answer.noSteps() != null) {
      response.setNoSteps(NoSteps.valueOf(answer.noSteps().name()));
    } else if (response.getStepsCount() == 0) {
      response.setNoSteps(NoSteps.ALL_EXCLUDED);
    }
    return response.setShare(RecommenderWire.share(answer.share())).build();
  }

  ExplainTopicResponse explain(
      ExplainTopicRequest request, Learner learner, PrerequisiteGraph graph) {
    RequestedGoal aim = LearnerReads.aim(graph, request.getRoadmapId(), learner);
    GoalScope scope = aim.scope();
    int topic = graph.indexOf(Requests.id("topic_id", request.getTopicId()));
    if (topic < 0) {
      throw Failures.unknownTopic(request.getTopicId());
    }
    ServedModel model = models.current();
    Instant now = clock.instant();
    var query = NextStepsQuery.of(learner.state(), scope, now, DEFAULT_STEPS);
    var response =
        ExplainTopicResponse.newBuilder()
            .setLearnerId(learner.id())
            .setRoadmapId(scope.roadmapId())
            .setBasis(basis(graph, model, now, aim))
            .setTopicId(request.getTopicId())
            .setTitle(graph.topic(topic).title())
            .setSuccessProbability(
                model
                    .forecasts()
                    .of(learner.state().on(graph), now)
                    .chance(topic, Requests.optionalId("item_id", request.getItemId())));
    RecommenderWire.standing(response, engine(model).standing(query, request.getTopicId()));
    return response.build();
  }

  PlanPathResponse path(PlanPathRequest request, Learner learner, PrerequisiteGraph graph) {
    double hours = Requests.within("hours_per_week", request.getHoursPerWeek(), HOURS_IN_A_WEEK);
    double budget = Requests.within("budget_hours", request.getBudgetHours(), MAX_BUDGET_HOURS);
    int minutesPerWeek = minutesPerWeek(hours, learner);
    RequestedGoal aim = LearnerReads.aim(graph, request.getRoadmapId(), learner);
    GoalScope scope = aim.scope();
    ServedModel model = models.current();
    Instant now = clock.instant();
    Path path =
        new PathPlanner(model.mastery(), policy, model.experience())
            .plan(
                new PathQuery(
                    learner.state(),
                    scope,
                    now,
                    minutesPerWeek,
                    (int) Math.ceil(budget * MINUTES_IN_AN_HOUR)));
    var response =
        PlanPathResponse.newBuilder()
            .setLearnerId(learner.id())
            .setRoadmapId(scope.roadmapId())
            .setBasis(basis(graph, model, now, aim))
            .setTotalMinutes(path.totalMinutes())
            .setFinishDate(path.finishDate().toString())
            .addAllCriticalPath(path.criticalPath())
            .setCriticalPathMinutes(path.criticalPathMinutes())
            .setHoursPerWeek((double) minutesPerWeek / MINUTES_IN_AN_HOUR)
            .addAllLeftOut(path.leftOut());
    path.steps().forEach(step -> response.addSteps(RecommenderWire.pathStep(step)));
    path.milestones().forEach(it -> response.addMilestones(RecommenderWire.milestone(it)));
    GoalShare share = engine(model).share(learner.state(), scope, now);
    return response.setShare(RecommenderWire.share(share)).build();
  }

  private static int minutesPerWeek(double hours, Learner learner) {
    if (hours > 0) {
      return Math.max(1, (int) Math.rint(hours * MINUTES_IN_AN_HOUR));
    }
    int stated = learner.profile().weeklyMinutes();
    return stated > 0 ? stated : (int) (DEFAULT_HOURS_PER_WEEK * MINUTES_IN_AN_HOUR);
  }

  GetMasteryResponse mastery(GetMasteryRequest request, Learner learner, PrerequisiteGraph graph) {
    RequestedGoal aim = LearnerReads.aim(graph, request.getRoadmapId(), learner);
    GoalScope scope = aim.scope();
    ServedModel model = models.current();
    Instant now = clock.instant();
    var response =
        GetMasteryResponse.newBuilder()
            .setLearnerId(learner.id())
            .setRoadmapId(scope.roadmapId())
            .setBasis(basis(graph, model, now, aim));
    int mastered = 0;
    for (TopicMastery topic : engine(model).report(learner.state(), scope, now)) {
      mastered += topic.mastered() ? 1 : 0;
      response.addTopics(RecommenderWire.mastery(topic));
    }
    return response.setMasteredCount(mastered).build();
  }

  NextProbeResponse probe(NextProbeRequest request, Learner learner, PrerequisiteGraph graph) {
    RequestedGoal aim = LearnerReads.aim(graph, request.getRoadmapId(), learner);
    GoalScope scope = aim.scope();
    ServedModel model = models.current();
    Instant now = clock.instant();
    PlacementStatus status = placement.next(learner.state(), scope, now);
    var response =
        NextProbeResponse.newBuilder()
            .setLearnerId(learner.id())
            .setRoadmapId(scope.roadmapId())
            .setBasis(basis(graph, model, now, aim))
            .setDone(status.done())
            .setAnswered(status.answered())
            .setUncertainTopics(status.uncertainTopics());
    status.probe().ifPresent(probe -> response.setProbe(RecommenderWire.probe(probe)));
    return response.build();
  }

  private NextSteps engine(ServedModel model) {
    return new NextSteps(model.mastery(), policy, model.experience());
  }

  private Basis basis(PrerequisiteGraph graph, ServedModel model, Instant asOf, RequestedGoal aim) {
    return Basis.newBuilder()
        .addAllGoalsGone(aim.gone())
        .setGraphRelease(graph.release())
        .setModelVersion(model.version())
        .setAsOf(RecommenderWire.timestamp(asOf))
        .setPolicyVersion(policy.version())
        .build();
  }
}
