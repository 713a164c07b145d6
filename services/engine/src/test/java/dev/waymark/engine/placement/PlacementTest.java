package dev.waymark.engine.placement;

import static dev.waymark.engine.placement.PlacementLearners.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.LearnerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final String[] CHAIN = {
    "b <- a", "c <- b", "d <- c", "e <- d", "f <- e", "g <- f", "h <- g", "i <- h"
  };

  private final Placement placement = new Placement();

  @Test
  void theFirstProbeOfAChainLiesInsideIt() {
    GoalScope scope = Curricula.all(Curricula.graph(CHAIN));

    Probe probe = placement.next(LearnerState.empty(scope.graph()), scope, NOW).probe().get();

    assertThat(probe.topicId()).isBetween("b", "h");
    assertThat(probe.expectedInformationBits()).isPositive();
  }

  @Test
  void nothingIsAskedAboutWhatIsPutAside() {
    GoalScope scope = Curricula.all(Curricula.graph(CHAIN));
    LearnerState state = LearnerState.empty(scope.graph());
    String probed = placement.next(state, scope, NOW).probe().get().topicId();

    LearnerState without = Learning.after(state, probed, new Dismissed(null));
    assertThat(placement.next(without, scope, NOW).probe().get().topicId()).isNotEqualTo(probed);

    LearnerState none = state;
    for (int p = 0; p < scope.size(); p++) {
      String id = scope.graph().topic(scope.topicAt(p)).id();
      none = Learning.after(none, id, new Dismissed(null));
    }
    assertThat(placement.next(none, scope, NOW).probe()).isEmpty();
    assertThat(placement.next(none, scope, NOW).uncertainTopics()).isZero();
  }

  @Test
  void knowingATopicSpeaksForAllItRequires() {
    GoalScope scope = Curricula.all(Curricula.graph(CHAIN));
    LearnerState before = LearnerState.empty(scope.graph());

    LearnerState after = PlacementLearners.answers(before, "e", true);

    for (int p = 0; p <= scope.positionOf(scope.graph().indexOf("e")); p++) {
      assertThat(placement.belief(after, scope, NOW).known(p))
          .isGreaterThan(placement.belief(before, scope, NOW).known(p))
          .isGreaterThan(0.7);
    }
  }

  @Test
  void notKnowingATopicSpeaksAgainstAllThatRequiresIt() {
    GoalScope scope = Curricula.all(Curricula.graph(CHAIN));
    LearnerState before = LearnerState.empty(scope.graph());

    LearnerState after = PlacementLearners.says(before, "c", false);

    for (int p = scope.positionOf(scope.graph().indexOf("c")); p < scope.size(); p++) {
      assertThat(placement.belief(after, scope, NOW).known(p))
          .isLessThan(placement.belief(before, scope, NOW).known(p))
          .isLessThan(0.2);
    }
  }

  @Test
  void whatLearnersSayOfThemselvesAnswersAProbe() {
    GoalScope scope = Curricula.all(Curricula.graph(CHAIN));
    LearnerState empty = LearnerState.empty(scope.graph());

    assertThat(placement.next(PlacementLearners.says(empty, "d", true), scope, NOW).answered())
        .isOne();
    assertThat(
            placement
                .next(PlacementLearners.told(empty, "d", new Activity.Started()), scope, NOW)
                .answered())
        .isZero();
  }

  @Test
  void anOldAnswerMayBeAskedForAgain() {
    GoalScope scope = Curricula.all(Curricula.graph("a"));
    LearnerState state = PlacementLearners.answers(LearnerState.empty(scope.graph()), "a", false);

    assertThat(placement.next(state, scope, NOW).answered()).isOne();
    assertThat(placement.next(state, scope, NOW.plus(Duration.ofDays(400))).answered()).isZero();
  }

  @Test
  void aLearnerWhoLearntMeanwhileIsBelieved() {
    GoalScope scope = Curricula.all(Curricula.graph("a"));
    LearnerState state = LearnerState.empty(scope.graph());

    state = PlacementLearners.answers(state, "a", false);
    state = PlacementLearners.answers(state, "a", true);
    state = PlacementLearners.answers(state, "a", true);

    assertThat(placement.belief(state, scope, NOW).known(0)).isGreaterThan(0.7);
  }

  @Test
  void aTopicKnownForSureEndsPlacement() {
    GoalScope scope = Curricula.all(Curricula.graph("a"));
    LearnerState state = PlacementLearners.answers(LearnerState.empty(scope.graph()), "a", true);

    PlacementStatus status = placement.next(state, scope, NOW);

    assertThat(status.done()).isTrue();
    assertThat(status.uncertainTopics()).isZero();
  }
}
