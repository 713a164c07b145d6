package dev.waymark.trainer.nexttopic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.ProgressListener;
import dev.waymark.trainer.nexttopic.NextTopicEvaluation.Judged;
import dev.waymark.trainer.nexttopic.NextTopicEvaluation.Outcome;
import dev.waymark.trainer.nexttopic.Targets.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextTopicEvaluationTest {
  private static final ProgressListener SILENT =
      new ProgressListener() {
        @Override
        public void doing(String what) {}

        @Override
        public void step() {}
      };

  private static Outcome evaluate(int learners) {
    List<int[]> whole = GeneratedSequences.learners(learners, 1);
    List<int[]> histories = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (int u = 0; u < learners; u++) {
      int[] sequence = whole.get(u);
      boolean test = u % 3 == 0;
      histories.add(test ? Arrays.copyOf(sequence, sequence.length - 1) : sequence);
      if (test) {
        targets.add(new Target("u" + u, u, sequence[sequence.length - 1]));
      }
    }
    Sequences sequences = GeneratedSequences.of(GeneratedSequences.ITEMS, histories);
    return new NextTopicEvaluation(sequences, new Targets(targets), 7).run(SILENT);
  }

  private static Judged ours(Outcome outcome) {
    return Objects.requireNonNull(outcome.models().get(NextTopicEvaluation.OURS));
  }

  private static double gain(Judged judged) {
    return IntStream.range(0, judged.ranks().size()).mapToDouble(judged.ranks()::gain).sum();
  }

  private static double hits(Judged judged) {
    return IntStream.range(0, judged.ranks().size()).mapToDouble(judged.ranks()::hit).sum();
  }

  @Test
  void oursIsAboveEveryBaseline() {
    Outcome outcome = evaluate(1_500);
    Judged ours = ours(outcome);
    outcome
        .models()
        .forEach((name, judged) -> {
          if (!name.equals(NextTopicEvaluation.OURS)) {
            assertThat(gain(ours)).as("NDCG beside " + name).isGreaterThan(gain(judged));
            assertThat(hits(ours)).as("hits beside " + name).isGreaterThan(hits(judged));
          }
        });
  }

  @Test
  void sameInputAndSeedGiveTheSameRanks() {
    Judged one = ours(evaluate(150));
    Judged two = ours(evaluate(150));
    assertThat(two.ranks().ranks()).isEqualTo(one.ranks().ranks());
  }
}
