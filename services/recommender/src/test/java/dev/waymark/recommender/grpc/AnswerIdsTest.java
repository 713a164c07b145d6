package dev.waymark.recommender.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.recommender.v1.Basis;
import dev.waymark.recommender.v1.Reason;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommendedResource;
import dev.waymark.recommender.v1.Step;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AnswerIdsTest {

  @Test
  void isShortAndPrintable() {
    assertThat(AnswerIds.of(answer(it -> {}), 7)).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void timeAloneDoesNotChangeIt() {
    String later =
        AnswerIds.of(
            answer(it -> {
              it.getBasisBuilder().getAsOfBuilder().setSeconds(99);
              it.getStepsBuilder(0).setScore(0.1).setMastery(0.2).setSuccessProbability(0.3);
              it.getStepsBuilder(0).getReasonsBuilder(0).setContribution(0.4);
              it.getStepsBuilder(0)
                  .getResourcesBuilder(0)
                  .getReasonsBuilder(0)
                  .setContribution(0.5);
            }),
            7);
    assertThat(later).isEqualTo(AnswerIds.of(answer(it -> {}), 7));
  }

  @Test
  void allElseChangesIt() {
    List<Consumer<RecommendNextStepsResponse.Builder>> changes =
        List.of(
            it -> it.setLearnerId("grace"),
            it -> it.setRoadmapId("other"),
            it -> it.getBasisBuilder().setGraphRelease("2"),
            it -> it.getBasisBuilder().setModelVersion("other"),
            it -> it.getBasisBuilder().setPolicyVersion("other"),
            it -> it.getBasisBuilder().addGoalsGone("gone"),
            it -> it.getShareBuilder().setPercent(1),
            it -> it.getStepsBuilder(0).setTopicId("other"),
            it -> it.getStepsBuilder(0).clearReasons(),
            it -> it.getStepsBuilder(0).clearResources(),
            it -> it.addSteps(Step.newBuilder().setTopicId("more")));
    String before = AnswerIds.of(answer(it -> {}), 7);
    assertThat(changes.stream().map(change -> AnswerIds.of(answer(change), 7)))
        .doesNotHaveDuplicates()
        .doesNotContain(before);
    assertThat(AnswerIds.of(answer(it -> {}), 8)).isNotEqualTo(before);
  }

  private static RecommendNextStepsResponse answer(
      Consumer<RecommendNextStepsResponse.Builder> change) {
    Reason reason = Reason.newBuilder().setCode("UNLOCKS").setContribution(0.3).build();
    var answer =
        RecommendNextStepsResponse.newBuilder()
            .setLearnerId("ada")
            .setRoadmapId("ml")
            .setBasis(Basis.newBuilder().setGraphRelease("1").setModelVersion("m"))
            .addSteps(
                Step.newBuilder()
                    .setTopicId("sql")
                    .setScore(0.5)
                    .addReasons(reason)
                    .addResources(RecommendedResource.newBuilder().addReasons(reason)));
    change.accept(answer);
    return answer.build();
  }
}
