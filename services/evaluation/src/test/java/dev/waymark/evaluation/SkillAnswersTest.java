package dev.waymark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.ProgressListener;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.evaluation.baseline.BestLr;
import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.GeneratedAnswers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.forecast.ForecastFit;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Measures.Measure;
import dev.waymark.trainer.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkillAnswersTest {
  private static final ProgressListener SILENT =
      new ProgressListener() {
        @Override
        public void doing(String what) {}

        @Override
        public void step() {}
      };

  private final ItemTopics items = new ItemTopics();

  private SkillAnswers answers(Answers answers, boolean timed) {
    return new SkillAnswers(answers, items, SkillGraph.of(items), timed);
  }

  private ForecastModel fit(Answers train, boolean timed) {
    return new ForecastModel(ForecastFit.of(answers(train, timed), 1, 7, SILENT).weights());
  }

  private double[] chances(ForecastModel model, Answers test, boolean timed) {
    List<Double> chances = new ArrayList<>();
    SkillAnswers source = answers(test, timed);
    for (int u = 0; u < source.learners(); u++) {
      source.walk(
          u, (state, topic, item, at, _) -> chances.add(model.of(state, at).chance(topic, item)));
    }
    return chances.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void theForecastIsAboveBestLrOnLearnersWhoGetBetter() {
    Answers train = GeneratedAnswers.learning(items, "train", 150, 80, 600, 1);
    Answers test = GeneratedAnswers.learning(items, "test", 80, 80, 600, 2);
    double[] chances = chances(fit(train, true), test, true);
    Measures ours = new Measures(Scored.of(test, chances));
    Measures best = new Measures(Scored.of(test, new BestLr(train, items).predict(test)));
    assertThat(ours.of(Measure.AUC)).isGreaterThanOrEqualTo(best.of(Measure.AUC));
    assertThat(ours.of(Measure.LOG_LOSS)).isLessThan(best.of(Measure.LOG_LOSS));
    assertThat(ours.of(Measure.ECE)).isLessThan(0.03);
  }

  @Test
  void anAnswerMovesLaterForecastsOfItsLearnerAlone() {
    Answers train = GeneratedAnswers.learning(items, "train", 20, 40, 0, 1);
    Answers test = GeneratedAnswers.learning(items, "test", 3, 40, 0, 2);
    ForecastModel model = fit(train, false);
    int flipped = test.start(1) + 20;
    double[] before = chances(model, test, false);
    double[] after = chances(model, GeneratedAnswers.flipped(test, flipped), false);
    for (int row = 0; row < test.size(); row++) {
      boolean later = test.learner(row) == 1 && row > flipped;
      assertThat(after[row] != before[row] && !later).isFalse();
    }
    assertThat(after[flipped + 1]).isNotEqualTo(before[flipped + 1]);
  }

  @Test
  void dataThatAreSmallOrLopsidedStillGiveChances() {
    Answers one = GeneratedAnswers.learning(items, "train", 1, 30, 0, 1);
    Answers few = GeneratedAnswers.learning(items, "few", 5, 10, 60, 1);
    int unseen = items.item("unseen");
    Answers other = GeneratedAnswers.of(new int[] {unseen, unseen}, new int[] {1, 0});
    Answers test = GeneratedAnswers.learning(items, "test", 2, 10, 60, 2);
    for (Answers train : List.of(one, few)) {
      for (Answers judged : List.of(other, test)) {
        for (double p : chances(fit(train, false), judged, false)) {
          assertThat(p).isBetween(0.001, 0.999);
        }
      }
    }
  }

  @Test
  void anItemOfSeveralSkillsIsAnsweredOnTheOneThatFewestItemsPractise() {
    int rare = items.topic("rare");
    int common = items.topic("common");
    int both = items.item("both");
    items.add(both, common);
    items.add(both, rare);
    items.add(items.item("other"), common);
    int none = items.item("none");
    Answers answers = GeneratedAnswers.of(new int[] {both, none}, new int[] {1, 0});
    List<String> topics = new ArrayList<>();
    PrerequisiteGraph graph = SkillGraph.of(items);
    new SkillAnswers(answers, items, graph, false)
        .walk(0, (_, topic, _, _, _) -> topics.add(graph.topic(topic).id()));
    assertThat(topics).containsExactly(SkillGraph.id(rare), SkillGraph.NO_SKILL);
  }

  @Test
  void withoutTimesAnswersFollowEachOtherBySeconds() {
    Answers answers = GeneratedAnswers.learning(items, "a", 1, 5, 0, 1);
    List<Long> seconds = new ArrayList<>();
    answers(answers, false).walk(0, (_, _, _, at, _) -> seconds.add(at.getEpochSecond()));
    for (int i = 1; i < seconds.size(); i++) {
      assertThat(seconds.get(i)).isEqualTo(seconds.get(i - 1) + 1);
    }
  }

  @Test
  void timesThatDoNotCountFrom1970KeepTheirDistances() {
    Answers answers = GeneratedAnswers.learning(items, "a", 1, 5, 600, 1);
    List<Long> seconds = new ArrayList<>();
    answers(answers, true).walk(0, (_, _, _, at, _) -> seconds.add(at.getEpochSecond()));
    assertThat(seconds.getFirst()).isGreaterThan(1_000_000_000L);
    assertThat(seconds.get(1) - seconds.get(0)).isEqualTo(600);
  }
}
