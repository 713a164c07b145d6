package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.learner.v1.Goal;
import dev.waymark.learner.v1.Profile;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ProfileRulesTest {
  private static Profile goals(int goals, int topics) {
    Goal goal = Goal.newBuilder().addAllTopicIds(Collections.nCopies(topics, "t")).build();
    return Profile.newBuilder().addAllGoals(Collections.nCopies(goals, goal)).build();
  }

  @Test
  void limitsDoNotMultiply() {
    assertThat(ProfileRules.problem(goals(20, 25))).isEmpty();
    assertThat(ProfileRules.problem(goals(1, 500))).isEmpty();
    assertThat(ProfileRules.problem(goals(20, 26)))
        .hasValueSatisfying(it ->
            assertThat(it.clause())
                .isEqualTo("profile.goals must have at most 500 topics together"));
    assertThat(ProfileRules.problem(goals(1, 501)))
        .hasValueSatisfying(it ->
            assertThat(it.clause()).contains("profile.goals[0].topic_ids must have at most 500"));
  }
}
