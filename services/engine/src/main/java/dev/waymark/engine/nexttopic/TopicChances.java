package dev.waymark.engine.nexttopic;

/// The chance of each topic of a graph to be what the learner takes next.
///
/// @param chances by the model's index, 0 to 1
/// @param indexOf the model's index of each topic of the graph; -1 for one that it does not know
@SuppressWarnings("ArrayRecordComponent") // made for one answer, never compared nor changed
public record TopicChances(double[] chances, int[] indexOf) {
  static final TopicChances NONE = new TopicChances(new double[0], new int[0]);

  /// That of a topic by the graph's index; 0 for one that the learner took or the model does not
  /// know.
  public double of(int topic) {
    return chances.length == 0 || indexOf[topic] < 0 ? 0 : chances[indexOf[topic]];
  }
}
