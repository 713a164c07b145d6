package dev.waymark.trainer.nexttopic;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.engine.nexttopic.NextTopicModel;
import dev.waymark.model.v1.NextTopic;
import java.util.List;

/// Ours: the engine's answer, made from the bytes of a model as they are published.
final class Served implements Scorer {
  private final NextTopicModel model;
  private final int[] itemOf;
  private final int[] indexOf;

  /// @param published the bytes of a [NextTopic]
  Served(byte[] published, Sequences sequences) {
    try {
      model = NextTopicForm.model(NextTopic.parseFrom(published));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("no next-topic model", e);
    }
    List<String> ids = model.topicIds();
    itemOf = ids.stream().mapToInt(sequences::item).toArray();
    indexOf = new int[sequences.itemCount()];
    java.util.Arrays.fill(indexOf, -1);
    for (int i = 0; i < itemOf.length; i++) {
      indexOf[itemOf[i]] = i;
    }
  }

  /// Fits and publishes.
  static Served fit(Sequences sequences, long seed) {
    List<Taken> taken = sequences.all().stream().map(Taken::of).toList();
    NextTopic fitted = NextTopicFit.of(sequences.itemCount(), sequences::itemId, taken, seed);
    return new Served(fitted.toByteArray(), sequences);
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    int[] known =
        java.util.Arrays.stream(Taken.history(history, history.length))
            .map(item -> indexOf[item])
            .filter(index -> index >= 0)
            .toArray();
    double[] chances = model.chances(known, new boolean[itemOf.length]);
    for (int i = 0; i < chances.length; i++) {
      scores[itemOf[i]] = chances[i];
    }
  }
}
