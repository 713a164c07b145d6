package dev.waymark.trainer.nexttopic;

import dev.waymark.engine.nexttopic.TopicSequences;
import dev.waymark.trainer.nexttopic.Taken.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The topics that a model speaks of: those that somebody took, the most taken first (so that their
/// indices have few bytes), at most as many as a model may have.
final class TopicDictionary {
  private final int[] topics;
  private final int[] indexOf;

  /// @param count how many topics there are
  TopicDictionary(int count, List<Taken> taken) {
    int[] takers = new int[count];
    for (Taken learner : taken) {
      BitSet own = new BitSet();
      Arrays.stream(learner.sequence()).forEach(own::set);
      own.stream().forEach(topic -> takers[topic]++);
    }
    topics =
        IntStream.range(0, count)
            .filter(topic -> takers[topic] > 0)
            .boxed()
            .sorted((a, b) -> takers[b] - takers[a])
            .limit(TopicSequences.MAX_TOPICS)
            .mapToInt(Integer::intValue)
            .toArray();
    indexOf = new int[count];
    Arrays.fill(indexOf, -1);
    for (int i = 0; i < topics.length; i++) {
      indexOf[topics[i]] = i;
    }
  }

  int size() {
    return topics.length;
  }

  /// The topic at an index.
  int topic(int index) {
    return topics[index];
  }

  /// The same with indices for topics, without topics that are not spoken of.
  Taken indices(Taken taken) {
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : taken.turns()) {
      if (indexOf[turn.target()] >= 0) {
        turns.add(new Turn(indices(turn.history()), indexOf[turn.target()]));
      }
    }
    return new Taken(indices(taken.sequence()), turns);
  }

  private int[] indices(int[] some) {
    return Arrays.stream(some).map(topic -> indexOf[topic]).filter(i -> i >= 0).toArray();
  }
}
