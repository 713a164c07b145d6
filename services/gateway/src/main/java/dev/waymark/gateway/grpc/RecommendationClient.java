package dev.waymark.gateway.grpc;

import static dev.waymark.gateway.grpc.WireValues.each;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.ResourceType;
import dev.waymark.gateway.answer.LearnerPath;
import dev.waymark.gateway.answer.MasteryReport;
import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.answer.Placement;
import dev.waymark.gateway.answer.TopicStanding;
import dev.waymark.gateway.grpc.balance.Route;
import dev.waymark.recommender.v1.ExplainTopicRequest;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.MutinyRecommenderServiceGrpc.MutinyRecommenderServiceStub;
import dev.waymark.recommender.v1.NextProbeRequest;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.WatchNextStepsRequest;
import io.grpc.CallOptions;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Next steps, paths, mastery and placement, asked of the recommender. Every call fails with a
/// {@link dev.waymark.gateway.problem.ProblemException}.
@Singleton
public class RecommendationClient {

  private final MutinyRecommenderServiceStub stub;
  private final RecommenderCalls calls;
  private final RecommenderConnection connection;

  RecommendationClient(
      @GrpcClient("recommender") MutinyRecommenderServiceStub stub,
      RecommenderCalls calls,
      RecommenderConnection connection) {
    this.stub = stub;
    this.calls = calls;
    this.connection = connection;
  }

  public Uni<NextSteps> nextSteps(NextStepsQuery query) {
    var request =
        RecommendNextStepsRequest.newBuilder()
            .setLearnerId(query.learnerId())
            .setRoadmapId(query.roadmapId())
            .setLimit(query.limit())
            .setMinutes(query.minutes())
            .addAllAssumeMastered(query.assumeMastered())
            .setMaxLevel(query.maxLevel())
            .addAllAccess(each(query.access(), Access::valueOf))
            .addAllResourceTypes(each(query.resourceTypes(), ResourceType::valueOf))
            .addAllLanguages(query.languages())
            .addAllExclude(query.exclude())
            .setMaxResources(query.resources())
            .setWithoutReasons(!query.withReasons())
            .setConsistencyToken(query.goal().tokenOrNone())
            .build();
    return calls.read(
        stub,
        query.learnerId(),
        query.token(),
        s -> s.recommendNextSteps(request),
        RecommendationAnswers::nextSteps);
  }

  /// Opens a stream of next steps: the ones now, and again whenever they change. It is open when
  /// the first answer is there; what comes faster than it is taken is overwritten by the newest.
  ///
  /// @param left ends the stream, opened or not, when it completes
  public Uni<Multi<WatchedSteps>> watch(NextStepsQuery query, CompletionStage<Void> left) {
    var request =
        WatchNextStepsRequest.newBuilder()
            .setLearnerId(query.learnerId())
            .setRoadmapId(query.roadmapId())
            .setLimit(query.limit())
            .setMinutes(query.minutes())
            .setMaxResources(query.resources())
            .setWithoutReasons(!query.withReasons())
            .build();
    CallOptions options = CallOptions.DEFAULT.withOption(CallerHeader.OPTION, CallerHeader.now());
    Route route = Route.to(query.learnerId());
    return Uni.createFrom()
        .deferred(() -> open(request, options.withOption(Route.KEY, route), left))
        .onFailure(calls::mayDoBetterElsewhere)
        .recoverWithUni(
            () -> open(request, options.withOption(Route.KEY, route.elsewhere()), left));
  }

  private Uni<Multi<WatchedSteps>> open(
      WatchNextStepsRequest request, CallOptions options, CompletionStage<Void> left) {
    return NextStepsWatch.open(connection.channel(), request, options, calls, left);
  }

  public Uni<LearnerPath> path(PathQuery query) {
    var request =
        PlanPathRequest.newBuilder()
            .setLearnerId(query.goal().learnerId())
            .setRoadmapId(query.goal().roadmapOrNone())
            .setHoursPerWeek(query.hoursPerWeek())
            .setBudgetHours(query.budgetHours())
            .setConsistencyToken(query.goal().tokenOrNone())
            .build();
    return calls.read(
        stub,
        query.goal().learnerId(),
        query.goal().token(),
        s -> s.planPath(request),
        PathAnswers::path);
  }

  public Uni<MasteryReport> mastery(GoalQuery goal) {
    var request =
        GetMasteryRequest.newBuilder()
            .setLearnerId(goal.learnerId())
            .setRoadmapId(goal.roadmapOrNone())
            .setConsistencyToken(goal.tokenOrNone())
            .build();
    return calls.read(
        stub,
        goal.learnerId(),
        goal.token(),
        s -> s.getMastery(request),
        RecommendationAnswers::mastery);
  }

  public Uni<TopicStanding> standing(GoalQuery goal, String topicId, @Nullable String itemId) {
    var request =
        ExplainTopicRequest.newBuilder()
            .setLearnerId(goal.learnerId())
            .setRoadmapId(goal.roadmapOrNone())
            .setTopicId(topicId)
            .setItemId(Objects.requireNonNullElse(itemId, ""))
            .setConsistencyToken(goal.tokenOrNone())
            .build();
    return calls.read(
        stub,
        goal.learnerId(),
        goal.token(),
        s -> s.explainTopic(request),
        RecommendationAnswers::standing);
  }

  public Uni<Placement> placement(GoalQuery goal) {
    var request =
        NextProbeRequest.newBuilder()
            .setLearnerId(goal.learnerId())
            .setRoadmapId(goal.roadmapOrNone())
            .setConsistencyToken(goal.tokenOrNone())
            .build();
    return calls.read(
        stub,
        goal.learnerId(),
        goal.token(),
        s -> s.nextProbe(request),
        RecommendationAnswers::placement);
  }
}
