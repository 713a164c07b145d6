package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.LearnerPath;
import dev.waymark.gateway.answer.MasteryReport;
import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.answer.Placement;
import dev.waymark.gateway.answer.TopicStanding;
import dev.waymark.gateway.catalogue.PlainOrder;
import dev.waymark.gateway.grpc.GoalQuery;
import dev.waymark.gateway.grpc.NextStepsQuery;
import dev.waymark.gateway.grpc.PathQuery;
import dev.waymark.gateway.grpc.RecommendationClient;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What to learn next, the path to a goal, and what a learner knows. An unknown learner is one
/// without progress.
@Path("/v1/learners/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.RECOMMENDATIONS)
public class RecommendationResource {

  private static final int MAX_HOURS_PER_WEEK = 168;
  private static final int MAX_BUDGET_HOURS = 100_000;

  private final RecommendationClient recommender;
  private final PlainOrder plainOrder;

  RecommendationResource(RecommendationClient recommender, PlainOrder plainOrder) {
    this.recommender = recommender;
    this.plainOrder = plainOrder;
  }

  @GET
  @Path("/next-steps")
  @Operation(
      operationId = "recommendNextSteps",
      summary = "The best next steps toward the goal, best first, each with its reasons")
  public Uni<NextSteps> nextSteps(@BeanParam NextStepsParameters parameters) {
    NextStepsQuery query = parameters.read();
    return plainOrder.orElse(query, recommender.nextSteps(query));
  }

  @GET
  @Path("/path")
  @Operation(
      operationId = "planPath",
      summary = "Everything left to the goal in a valid order, with minutes and dates")
  public Uni<LearnerPath> path(
      @BeanParam GoalParameters goal,
      @Parameter(
              description = "Weekly study time; without it the profile's, else 5.",
              schema =
                  @Schema(
                      type = SchemaType.NUMBER,
                      exclusiveMinimum = true,
                      minimum = "0",
                      maximum = "168"),
              example = "6")
          @RestQuery
          @Nullable String hoursPerWeek,
      @Parameter(
              description = "Plan only the most valuable part that fits in this many hours.",
              schema =
                  @Schema(
                      type = SchemaType.NUMBER,
                      exclusiveMinimum = true,
                      minimum = "0",
                      maximum = "100000"))
          @RestQuery
          @Nullable String budgetHours) {
    var parameters = new Parameters();
    GoalQuery query = goal.read(parameters);
    double weekly = parameters.hours("hoursPerWeek", hoursPerWeek, MAX_HOURS_PER_WEEK);
    double budget = parameters.hours("budgetHours", budgetHours, MAX_BUDGET_HOURS);
    parameters.check();
    return recommender.path(new PathQuery(query, weekly, budget));
  }

  @GET
  @Path("/mastery")
  @Operation(
      operationId = "getMastery",
      summary = "Mastery of each topic of the goal, with its evidence")
  public Uni<MasteryReport> mastery(@BeanParam GoalParameters goal) {
    return recommender.mastery(goal.read());
  }

  @GET
  @Path("/topics/{topicId}")
  @Operation(
      operationId = "explainTopic",
      summary = "Why a topic is, or is not, among the next steps toward the goal")
  public Uni<TopicStanding> standing(
      @BeanParam GoalParameters goal,
      @Parameter(description = "Any topic.", example = "linear-algebra.eigenvalues") @RestPath
          String topicId,
      @Parameter(
              description =
                  "An item of the topic: successProbability is that of a right answer on it.",
              example = "q-17")
          @RestQuery
          @Nullable String itemId) {
    var parameters = new Parameters();
    GoalQuery query = goal.read(parameters);
    parameters.id("topicId", topicId);
    String item = parameters.optionalId("itemId", itemId);
    parameters.check();
    return recommender.standing(query, topicId, item);
  }

  @GET
  @Path("/placement")
  @Operation(
      operationId = "nextProbe",
      summary = "The placement question that tells most, or that placement is done",
      description =
          "Ask the learner, then record the answer as practised, assessed or selfAssessed, and ask"
              + " again.")
  public Uni<Placement> placement(@BeanParam GoalParameters goal) {
    return recommender.placement(goal.read());
  }
}
