package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is left of a learner who knew everything and stayed away.
class TimeAwayTest {
  private static final int TOPICS = 130;

  private final PrerequisiteGraph graph =
      Curricula.graph(Curricula.random(new Random(3), TOPICS, 3));
  private final GoalScope scope = Curricula.all(graph);
  private final BktModel model = new BktModel();

  @Test
  void yearsTakeAwayWhatTopicsSayForOneAnother() {
    LearnerState state = knowsAll();
    assertThat(mastered(state, 0)).isEqualTo(TOPICS);
    int before = TOPICS;
    for (int days : new int[] {30, 365, 3650, 7300}) {
      int left = mastered(state, days);
      assertThat(left).as("after %d days", days).isLessThanOrEqualTo(before);
      before = left;
    }
    assertThat(mastered(state, 365)).isLessThan(TOPICS / 2);
    assertThat(mastered(state, 7300)).isZero();
  }

  @Test
  void oneAnswerAfterYearsDoesNotBringEverythingBack() {
    LearnerState state = knowsAll();
    Duration away = Duration.ofDays(7300);
    state = Learning.after(state, NOW.plus(away), graph.topic(TOPICS - 1).id(), RIGHT);
    assertThat(mastered(state, 7300)).isLessThan(TOPICS / 10);
  }

  @Test
  void whatATopicSaysForItsPrerequisiteFades() {
    PrerequisiteGraph chain = Curricula.graph("b <- a");
    GoalScope both = Curricula.all(chain);
    LearnerState state = Learning.after(LearnerState.empty(chain), "b", RIGHT, RIGHT, RIGHT);
    double last = 1;
    for (int days : new int[] {0, 30, 365, 3650, 36_500}) {
      Mastery mastery = model.estimate(state, both, NOW.plus(Duration.ofDays(days)));
      double known = mastery.known(both.positionOf(chain.indexOf("a")));
      assertThat(known).isLessThan(last);
      last = known;
    }
    assertThat(last).isLessThan(0.25);
  }

  private LearnerState knowsAll() {
    LearnerState state = LearnerState.empty(graph);
    for (int t = 0; t < TOPICS; t++) {
      state = Learning.after(state, graph.topic(t).id(), RIGHT, RIGHT, RIGHT, RIGHT);
    }
    return state;
  }

  private int mastered(LearnerState state, int days) {
    Mastery mastery = model.estimate(state, scope, NOW.plus(Duration.ofDays(days)));
    int mastered = 0;
    for (int p = 0; p < scope.size(); p++) {
      mastered += mastery.known(p) >= 0.95 ? 1 : 0;
    }
    return mastered;
  }
}
