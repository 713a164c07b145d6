package dev.waymark.evaluation.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.GeneratedAnswers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Measures.Measure;
import dev.waymark.trainer.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private final ItemTopics items = new ItemTopics();
  private final Answers train = GeneratedAnswers.learning(items, "train", 120, 80, 0, 1);
  private final Answers test = GeneratedAnswers.learning(items, "test", 40, 80, 0, 2);

  private double auc(Tracer tracer) {
    return new Measures(Scored.of(test, tracer.predict(test))).of(Measure.AUC);
  }

  @Test
  void eachBaselineKnowsWhatItIsMeantToKnow() {
    double topicMean = auc(new TopicMean(train, items));
    double irt = auc(new Irt(train, items));
    double bestLr = auc(new BestLr(train, items));
    assertThat(topicMean).isGreaterThan(0.5);
    assertThat(irt).isGreaterThan(topicMean);
    assertThat(auc(new Elo(train, items))).isGreaterThan(topicMean);
    assertThat(auc(new Pfa(train, items))).isGreaterThan(topicMean);
    assertThat(auc(new Bkt(train, items))).isGreaterThan(topicMean);
    assertThat(bestLr).isGreaterThan(irt);
  }

  @Test
  void noBaselineLooksAhead() {
    List<Tracer> tracers =
        List.of(
            new TopicMean(train, items),
            new Irt(train, items),
            new Elo(train, items),
            new Pfa(train, items),
            new Bkt(train, items),
            new BestLr(train, items));
    int flipped = test.start(1) + 30;
    Answers other = GeneratedAnswers.flipped(test, flipped);
    for (Tracer tracer : tracers) {
      double[] before = tracer.predict(test);
      double[] after = tracer.predict(other);
      for (int row = 0; row < test.size(); row++) {
        if (row <= flipped || row >= test.start(2)) {
          assertThat(after[row]).isEqualTo(before[row]);
        }
      }
    }
  }

  @Test
  void topicMeanIsShrunkByTenAnswers() {
    ItemTopics one = new ItemTopics();
    int item = one.item("a");
    one.add(item, one.topic("t"));
    int loose = one.item("b");
    Answers answers =
        GeneratedAnswers.of(new int[] {item, item, item, loose}, new int[] {1, 1, 1, 0});
    double[] p = new TopicMean(answers, one).predict(answers);
    assertThat(p[0]).isCloseTo((3 + 10 * 0.75) / 13, within(1e-12));
    assertThat(p[3]).isEqualTo(0.75);
  }

  @Test
  void bktFollowsBayesRule() {
    Bkt.Parameters p = new Bkt.Parameters(0.5, 0.2, 0.25, 0.1);
    assertThat(p.right(0.5)).isCloseTo(0.5 * 0.9 + 0.5 * 0.25, within(1e-12));
    double known = 0.45 / 0.575;
    assertThat(p.after(0.5, 1)).isCloseTo(known + (1 - known) * 0.2, within(1e-12));
  }

  @Test
  void expectationMaximisationFindsTheParametersItWasGeneratedWith() {
    SplittableRandom random = new SplittableRandom(8);
    Bkt.Parameters truth = new Bkt.Parameters(0.3, 0.15, 0.2, 0.1);
    List<byte[]> sequences = new ArrayList<>();
    for (int u = 0; u < 3_000; u++) {
      byte[] answers = new byte[20];
      boolean known = random.nextDouble() < truth.known();
      for (int i = 0; i < answers.length; i++) {
        double right = known ? 1 - truth.slip() : truth.guess();
        answers[i] = (byte) (random.nextDouble() < right ? 1 : 0);
        known |= random.nextDouble() < truth.learn();
      }
      sequences.add(answers);
    }
    Bkt.Parameters found = Bkt.fit(sequences, Bkt.Parameters.START);
    assertThat(found.known()).isCloseTo(truth.known(), within(0.03));
    assertThat(found.learn()).isCloseTo(truth.learn(), within(0.02));
    assertThat(found.guess()).isCloseTo(truth.guess(), within(0.02));
    assertThat(found.slip()).isCloseTo(truth.slip(), within(0.02));
  }
}
