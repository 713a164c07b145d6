package dev.waymark.trainer.nexttopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    assertThat(score(new Markov(again, 1), -1, 1)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void markovGivesTheSharesOfWhatFollowed() {
    // After 1 came 2, 3 and 0, each once; one imagined other keeps rare contexts modest.
    assertThat(score(new Markov(three, 1), -1, 1)).containsExactly(0.25, 0, 0.25, 0.25);
    assertThat(score(new Markov(three, 2), -1, 0, 1)).containsExactly(0, 0, 1 / 3.0, 1 / 3.0);
    assertThat(score(new Markov(three, 2), -1, 1)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void skipContextLooksFartherBackWithLessWeight() {
    // After 0 came 1, 1, 3; two places after 1 came 3 alone.
    double[] scores = score(new SkipContext(three), -1, 1, 0);
    assertThat(scores[1]).isCloseTo(0.5, CLOSE);
    assertThat(scores[3]).isCloseTo(0.25 + 0.75 * 0.5, CLOSE);
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
  void anEmptyHistoryLeavesAllButPopularityIndifferent() {
    double[][] opinions = new Experts(three).opinions(-1, new int[0]);
    assertThat(opinions[1]).containsOnly(Math.log(0.1 + 1));
    assertThat(opinions[0][0]).isCloseTo(Math.log(0.1 + 4 * 3 / 9.0), CLOSE);
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
    float[] convinced = new float[Experts.COUNT];
    convinced[3] = 4;
    Choice choice = new Choice(new float[][] {convinced}, new float[] {0});
    assertThat(Pool.fit(List.of(choice)).shares()[3]).isGreaterThan(0.99);
  }
}
