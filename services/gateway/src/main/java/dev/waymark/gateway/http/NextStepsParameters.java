package dev.waymark.gateway.http;

import dev.waymark.gateway.grpc.NextStepsQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The parameters of a question for next steps.
///
/// @param goal the learner, the goal and the token
/// @param limit how many steps
/// @param minutes time at hand
/// @param assumeMastered topics taken as mastered
/// @param maxLevel highest level of a topic
/// @param access accepted access of resources
/// @param resourceTypes preferred types of resources
/// @param languages accepted languages of resources
/// @param exclude topics that are not wanted
/// @param resources how many resources a step
/// @param view how much is told of each
record NextStepsParameters(
    @BeanParam GoalParameters goal,
    @Parameter(
            description = "At most this many steps.",
            schema =
                @Schema(
                    type = SchemaType.INTEGER,
                    minimum = "1",
                    maximum = "50",
                    defaultValue = "5"))
        @RestQuery
        @Nullable String limit,
    @Parameter(
            description = "Time at hand, in minutes: steps that fit rank higher.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "10080"))
        @RestQuery
        @Nullable String minutes,
    @Parameter(
            description =
                "What if I knew these? Topics taken as mastered for this answer only, at most 500; repeat the"
                    + " parameter or put commas between them.")
        @RestQuery
        List<String> assumeMastered,
    @Parameter(
            description = "Leave out topics above this level.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "5"))
        @RestQuery
        @Nullable String maxLevel,
    @Parameter(
            description =
                "Only resources of this access, `FREE`, `REGISTRATION` or `PAID`, instead of the profile's; repeat"
                    + " the parameter or put commas between them.")
        @RestQuery
        List<String> access,
    @Parameter(
            description =
                "Types of resources to rank higher, such as `VIDEO`, instead of the profile's.")
        @RestQuery
        List<String> resourceTypes,
    @Parameter(
            description =
                "Only resources in these BCP 47 languages, best first, instead of the profile's.")
        @RestQuery
        List<String> languages,
    @Parameter(
            description =
                "Topics that the app will not show now, at most 500; repeat the parameter or put commas between"
                    + " them.")
        @RestQuery
        List<String> exclude,
    @Parameter(
            description = "At most this many resources a step, best first.",
            schema =
                @Schema(
                    type = SchemaType.INTEGER,
                    minimum = "0",
                    maximum = "50",
                    defaultValue = "3"))
        @RestQuery
        @Nullable String resources,
    @Parameter(
            description =
                "`full` tells the reasons of steps and resources, `brief` leaves their lists empty.",
            schema =
                @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"full", "brief"},
                    defaultValue = "full"))
        @RestQuery
        @Nullable String view) {

  private static final int MAX_STEPS = 50;
  private static final int DEFAULT_STEPS = 5;
  private static final int MAX_MINUTES = 10_080;
  private static final int MAX_LEVEL = 5;
  private static final int MAX_RESOURCES = 50;
  private static final int DEFAULT_RESOURCES = 3;

  /// The parameters of a request that has not reached its resource yet.
  static NextStepsParameters from(UriInfo uri) {
    var query = uri.getQueryParameters();
    return new NextStepsParameters(
        new GoalParameters(
            Objects.requireNonNullElse(uri.getPathParameters().getFirst("id"), ""),
            query.getFirst("roadmap"),
            null),
        query.getFirst("limit"),
        query.getFirst("minutes"),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        query.getFirst("resources"),
        query.getFirst("view"));
  }

  /// The question.
  NextStepsQuery read() {
    var parameters = new Parameters();
    var query =
        new NextStepsQuery(
            goal.read(parameters),
            parameters.wholeNumber("limit", limit, 1, MAX_STEPS, DEFAULT_STEPS),
            parameters.wholeNumber("minutes", minutes, 0, MAX_MINUTES, 0),
            parameters.ids("assumeMastered", assumeMastered),
            parameters.wholeNumber("maxLevel", maxLevel, 1, MAX_LEVEL, 0),
            parameters.choices("access", access, PreferenceValues.ACCESS),
            parameters.choices("resourceTypes", resourceTypes, PreferenceValues.RESOURCE_TYPES),
            parameters.languages("languages", languages),
            parameters.ids("exclude", exclude),
            parameters.wholeNumber("resources", resources, 0, MAX_RESOURCES, DEFAULT_RESOURCES),
            parameters.choice("view", view, List.of("full", "brief")).equals("full"));
    parameters.check();
    return query;
  }
}
