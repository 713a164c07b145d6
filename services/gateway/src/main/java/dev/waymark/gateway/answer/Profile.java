package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A learner's goals and preferences.
@Schema(description = "A learner's goals and preferences.")
public record Profile(
    @Schema(description = "The learner.", examples = "ada") String learnerId,
    @Schema(maxItems = 20, description = "What the learner aims for, at most 20.") List<Goal> goals,
    @Schema(
            minimum = "1",
            maximum = "10080",
            description = "Weekly study time in minutes, 1 to 10080; absent when not stated.",
            examples = "360")
        @Nullable Integer weeklyMinutes,
    @Schema(
            description = "`FREE`, `REGISTRATION`, `PAID`: what the learner accepts; empty: any.",
            examples = "[\"FREE\"]")
        List<String> access,
    @Schema(
            description = "Types that the learner prefers, such as `VIDEO`; empty: any.",
            examples = "[\"VIDEO\",\"EXERCISE\"]")
        List<String> resourceTypes,
    @Schema(
            maxItems = 20,
            description = "BCP 47 languages that the learner reads, best first; empty: any.",
            examples = "[\"en\"]")
        List<String> languages,
    @Schema(
            minLength = 1,
            maxLength = 512,
            description = "After a change: pass it on to a read that must see it.",
            examples = "CAIQKhgB")
        @Nullable String consistencyToken) {

  public Profile {
    goals = List.copyOf(goals);
    access = List.copyOf(access);
    resourceTypes = List.copyOf(resourceTypes);
    languages = List.copyOf(languages);
  }
}
