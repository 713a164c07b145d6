package dev.waymark.trainer.nexttopic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What one learner took.
///
/// @param sequence topics in order, some again and again
/// @param turns the last times that a topic was new, newest first, but for the very first
@SuppressWarnings("ArrayRecordComponent") // never compared nor changed
public record Taken(int[] sequence, List<Turn> turns) {
  /// How many turns are kept.
  public static final int MAX_TURNS = 4;

  /// A topic that was new.
  ///
  /// @param history what was taken before, as [TopicHistory] tells it
  /// @param target the topic
  @SuppressWarnings("ArrayRecordComponent") // never compared nor changed
  public record Turn(int[] history, int target) {}

  /// Where nothing but the order is known.
  static Taken of(int[] sequence) {
    int[] positions = Sequences.newPositions(sequence);
    List<Turn> turns = new ArrayList<>();
    for (int i = positions.length - 1; i > 0 && turns.size() < MAX_TURNS; i--) {
      turns.add(new Turn(history(sequence, positions[i]), sequence[positions[i]]));
    }
    return new Taken(sequence, turns);
  }

  /// The first `length` topics of a sequence as an engine sees them: each once, where it came last.
  static int[] history(int[] sequence, int length) {
    BitSet met = new BitSet();
    int[] history = new int[length];
    int begin = length;
    for (int i = length - 1; i >= 0; i--) {
      if (!met.get(sequence[i])) {
        met.set(sequence[i]);
        history[--begin] = sequence[i];
      }
    }
    return Arrays.copyOfRange(history, begin, length);
  }
}
