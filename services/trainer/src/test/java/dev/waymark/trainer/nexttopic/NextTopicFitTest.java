package dev.waymark.trainer.nexttopic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.engine.nexttopic.NextTopicModel;
import dev.waymark.engine.nexttopic.TopicSequences;
import dev.waymark.model.v1.NextTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NextTopicFitTest {
  private static NextTopic fit(List<int[]> sequences, int topics) {
    return NextTopicFit.of(topics, i -> "i" + i, sequences.stream().map(Taken::of).toList(), 7);
  }

  @Test
  void whatIsEvaluatedIsWhatThePublishedBytesServe() throws InvalidProtocolBufferException {
    List<int[]> learners = GeneratedSequences.learners(200, 3);
    NextTopic published = fit(learners, GeneratedSequences.ITEMS);
    NextTopicModel served = NextTopicForm.model(NextTopic.parseFrom(published.toByteArray()));
    Sequences sequences = GeneratedSequences.of(GeneratedSequences.ITEMS, learners);
    Served evaluated = Served.fit(sequences, 7);
    for (int u = 0; u < 50; u++) {
      int[] taken = learners.get(u);
      double[] scores = new double[GeneratedSequences.ITEMS];
      evaluated.score(u, taken, scores);
      int[] history = new int[taken.length];
      for (int i = 0; i < history.length; i++) {
        history[i] = served.topicIds().indexOf("i" + taken[i]);
      }
      double[] chances = served.chances(history, new boolean[served.topicIds().size()]);
      for (int i = 0; i < chances.length; i++) {
        int item = sequences.item(served.topicIds().get(i));
        assertThat(scores[item]).isEqualTo(chances[i]);
      }
    }
  }

  @Test
  void theSameSequencesGiveTheSameBytes() {
    List<int[]> learners = GeneratedSequences.learners(150, 5);
    byte[] first = fit(learners, GeneratedSequences.ITEMS).toByteArray();
    assertThat(fit(learners, GeneratedSequences.ITEMS).toByteArray()).isEqualTo(first);
  }

  @Test
  void aModelIsBoundedHoweverMuchLearnersTook() {
    List<Taken> many = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int u = 0; u < TopicSequences.MAX_SEQUENCES + 500; u++) {
      int[] sequence = random.ints(u < 6_000 ? 90 : 3, 0, 300).toArray();
      many.add(new Taken(sequence, List.of()));
    }
    NextTopic model = NextTopicFit.of(300, i -> "i" + i, many, 7);
    assertThat(model.getLengthsCount()).isLessThanOrEqualTo(TopicSequences.MAX_SEQUENCES);
    assertThat(model.getTopicsCount()).isLessThanOrEqualTo(TopicSequences.MAX_ENTRIES);
    assertThat(model.getLengthsList())
        .allMatch(length -> length > 0 && length <= TopicSequences.MAX_LENGTH);
    assertThat(model.getSerializedSize()).isLessThan(1 << 20);
  }

  @Test
  void nobodyGivesAModelThatKnowsNoTopic() {
    assertThat(NextTopicForm.model(fit(List.of(), 5))).isSameAs(NextTopicModel.NONE);
    assertThat(NextTopicForm.model(fit(List.of(new int[] {3}), 5)).topicIds())
        .containsExactly("i3");
  }

  @Test
  void repeatsThatChangeNoOrderAreLeftOut() {
    assertThat(Sample.shortened(new int[] {0, 0, 1, 0, 1, 0, 1, 2, 1}))
        .containsExactly(0, 1, 0, 1, 2);
    assertThat(Sample.shortened(new int[] {0, 1, 0, 2})).containsExactly(0, 1, 0, 2);
    assertThat(Taken.history(new int[] {0, 1, 0, 2}, 3)).containsExactly(1, 0);
  }
}
