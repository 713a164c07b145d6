package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Goal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the API's description shows a profile that is sent. It is read by [ProfileReader].
@Schema(
    name = "NewProfile",
    description = "The whole of a profile: what is left out becomes empty.",
    additionalProperties = Schema.False.class)
record ProfileSchema(
    @Schema(description = "The learner in the path, if given at all.", examples = "ada")
        @Nullable String learnerId,
    @Schema(maxItems = 20, description = "What the learner aims for.") @Nullable List<Goal> goals,
    @Schema(
            minimum = "0",
            maximum = "10080",
            description = "Weekly study time in minutes; 0 is the same as none stated.",
            examples = "360")
        @Nullable Integer weeklyMinutes,
    @Schema(
            description = "`FREE`, `REGISTRATION`, `PAID`: what the learner accepts; empty: any.",
            examples = "[\"FREE\"]")
        @Nullable List<String> access,
    @Schema(
            description = "Types that the learner prefers, such as `VIDEO`; empty: any.",
            examples = "[\"VIDEO\",\"EXERCISE\"]")
        @Nullable List<String> resourceTypes,
    @Schema(
            maxItems = 20,
            description = "BCP 47 languages that the learner reads, best first; empty: any.",
            examples = "[\"en\"]")
        @Nullable List<String> languages) {

  ProfileSchema {
    goals = goals == null ? null : List.copyOf(goals);
    access = access == null ? null : List.copyOf(access);
    resourceTypes = resourceTypes == null ? null : List.copyOf(resourceTypes);
    languages = languages == null ? null : List.copyOf(languages);
  }
}
