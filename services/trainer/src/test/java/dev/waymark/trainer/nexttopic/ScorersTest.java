package dev.waymark.trainer.nexttopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.nexttopic.NextTopicExperts;
import dev.waymark.trainer.nexttopic.SessionNeighbours.Kind;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Three learners and four items: 0 1 2, 0 1 3, 1 0 3.
class ScorersTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private final Sequences three =
      GeneratedSequences.of(
          4, List.of(new int[] {0, 1, 2}, new int[] {0, 1, 3}, new int[] {1, 0, 3}));

  private static double[] score(Scorer scorer, int self, int... history) {
    double[] scores = new double[4];
    scorer.score(self, history, scores);
    return scores;
  }

  @Test
  void popularityCountsLearners() {
    assertThat(score(new Popularity(three), -1)).containsExactly(3, 3, 1, 2);
  }

  @Test
  void aRepeatedItemCountsOnce() {
    Sequences again = GeneratedSequences.of(4, List.of(new int[] {0, 1, 0, 0}));
    assertThat(score(new Popularity(again), -1)).containsExactly(1, 1, 0, 0);
    assertThat(score(new Markov(again), -1, 1)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void markovGivesTheSharesOfWhatFollowed() {
    // After 1 came 2, 3 and 0, each once; one imagined other keeps rare contexts modest.
    assertThat(score(new Markov(three), -1, 1)).containsExactly(0.25, 0, 0.25, 0.25);
    assertThat(score(new Markov(three), -1)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void itemNeighboursSumCosines() {
    double[] scores = score(new ItemNeighbours(new TakenBy(three), 1), -1, 0);
    assertThat(scores[3]).isCloseTo(2 / Math.sqrt(3 * 2), CLOSE);
    assertThat(scores[2]).isCloseTo(1 / Math.sqrt(3), CLOSE);
  }

  @Test
  void sequenceNeighboursVoteWithTheirLikenessAndNotForThemselves() {
    TakenBy taken = new TakenBy(three);
    double[] scores = score(new SequenceNeighbours(taken, 100, 1), 0, 0, 1);
    assertThat(scores[2]).isZero();
    assertThat(scores[3]).isCloseTo(2 * 2 / Math.sqrt(3), CLOSE);
    double[] nearest = score(new SequenceNeighbours(taken, 1, 1), -1, 2);
    assertThat(nearest[2]).isPositive();
    assertThat(nearest[3]).isZero();
  }

  @Test
  void sessionNeighboursVoteForWhatCameAfterTheLastSharedItem() {
    TakenBy taken = new TakenBy(three);
    Scorer recency = new SessionNeighbours(taken, Kind.RECENCY, 100, 0.5, 1);
    // Two learners took 3 later and one took 2; each shares 1 and, half as recent, 0.
    double[] scores = score(recency, -1, 0, 1);
    assertThat(scores[3]).isCloseTo(2 * 1.5 / Math.sqrt(3), CLOSE);
    assertThat(scores[2]).isCloseTo(1.5 / Math.sqrt(3), CLOSE);
    assertThat(score(recency, -1, 3)).containsOnly(0);
  }

  @Test
  void vectorNeighboursWeighTheMostRecentSharedItem() {
    Scorer vectors = new SessionNeighbours(new TakenBy(three), Kind.V_SKNN, 100, 1, 1);
    // 2 is the newest and in the first learner alone; 3 the older one, with half of the weight.
    double[] scores = score(vectors, -1, 3, 2);
    assertThat(scores[0]).isCloseTo((1 + 2 * 0.5 / 2) / Math.sqrt(3), CLOSE);
  }

  @Test
  void stanVotesByTheDistanceFromTheNewestSharedItem() {
    Scorer stan = new SessionNeighbours(new TakenBy(three), Kind.STAN, 100, 0.5, 0.5);
    double[] scores = score(stan, -1, 0);
    // 3 stands two places after 0 in one sequence, one place after it in another.
    assertThat(scores[3]).isCloseTo((0.25 + 0.5) / Math.sqrt(3), CLOSE);
    assertThat(scores[2]).isCloseTo(0.25 / Math.sqrt(3), CLOSE);
  }

  @Test
  void easeIsTheLinearModelThatDoesNotExplainAnItemByItself() {
    // Two items that three learners took together and one of them alone once: with penalty 1,
    // least squares of 1 from 0 gives 3 / (4 + 1), of 0 from 1 gives 3 / (3 + 1).
    Sequences two =
        GeneratedSequences.of(
            2, List.of(new int[] {0, 1}, new int[] {0, 1}, new int[] {0, 1}, new int[] {0}));
    Scorer ease = new EaseScorer(new TakenBy(two), 2, 1);
    double[] scores = new double[2];
    ease.score(-1, new int[] {0}, scores);
    assertThat(scores[1]).isCloseTo(0.6, within(1e-6));
    scores = new double[2];
    ease.score(-1, new int[] {1}, scores);
    assertThat(scores[0]).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void anInverseTimesItsMatrixIsOne() {
    double[][] a = {{4, 1, 0.5}, {1, 3, 0.25}, {0.5, 0.25, 2}};
    double[][] inverse = {{4, 1, 0.5}, {1, 3, 0.25}, {0.5, 0.25, 2}};
    EaseScorer.invert(inverse);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += a[i][k] * inverse[k][j];
        }
        assertThat(sum).isCloseTo(i == j ? 1 : 0, CLOSE);
      }
    }
  }

  @Test
  void equalScoresShareTheMeanRank() {
    boolean[] seen = {false, false, false, true};
    double[] scores = {5, 2, 2, 9};
    assertThat(Ranks.rank(scores, seen, 0)).isEqualTo(1);
    assertThat(Ranks.rank(scores, seen, 1)).isEqualTo(2.5);
    assertThat(Ranks.rank(scores, seen, 3)).isInfinite();
    assertThat(Ranks.rank(scores, seen, -1)).isInfinite();
  }

  @Test
  void hitsAndGainsFollowTheRank() {
    Ranks ranks = new Ranks(new double[] {1, 3, 10, 10.5, Double.POSITIVE_INFINITY});
    assertThat(ranks.hit(2)).isEqualTo(1);
    assertThat(ranks.hit(3)).isZero();
    assertThat(ranks.gain(0)).isEqualTo(1);
    assertThat(ranks.gain(1)).isEqualTo(0.5);
    assertThat(ranks.gain(4)).isZero();
  }

  @Test
  void thePoolFindsWhichExpertSpeaks() {
    float[] convinced = new float[NextTopicExperts.COUNT];
    convinced[3] = 4;
    Choice choice = new Choice(new float[][] {convinced}, new float[] {0});
    assertThat(Pool.fit(List.of(choice)).shares()[3]).isGreaterThan(0.99);
  }
}
