package dev.waymark.recommender.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.ResourceType;
import dev.waymark.events.ProfileRules;
import dev.waymark.learner.v1.Goal;
import dev.waymark.learner.v1.Profile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProfileFormTest {
  @Test
  void everyProfileThatKeepsTheRulesIsReadAndWrittenAlike() {
    Profile.Builder profile =
        Profile.newBuilder()
            .addGoals(Goal.newBuilder().setRoadmapId("ml"))
            .addGoals(Goal.newBuilder().addTopicIds("sql").addTopicIds("joins"))
            .setWeeklyMinutes(10_080)
            .addLanguages("pt-BR")
            .addLanguages("en");
    Arrays.stream(Access.values())
        .filter(it -> it != Access.UNRECOGNIZED && it != Access.ACCESS_UNSPECIFIED)
        .forEach(profile::addAccess);
    Arrays.stream(ResourceType.values())
        .filter(
            it -> it != ResourceType.UNRECOGNIZED && it != ResourceType.RESOURCE_TYPE_UNSPECIFIED)
        .forEach(profile::addResourceTypes);
    assertThat(ProfileRules.problem(profile.build())).isEmpty();
    assertThat(ProfileForm.write(ProfileForm.read(profile.build()))).isEqualTo(profile.build());
  }
}
