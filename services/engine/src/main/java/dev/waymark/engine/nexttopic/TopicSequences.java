package dev.waymark.engine.nexttopic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// In what order a sample of learners took topics: indices of topics alone, no learner's id, no
/// time. A topic may come again; it counts as new the first time.
public final class TopicSequences {
  public static final int MAX_SEQUENCES = 10_000;
  public static final int MAX_LENGTH = 64;
  public static final int MAX_ENTRIES = 250_000;
  public static final int MAX_TOPICS = 20_000;

  private final int topicCount;
  private final int[] entries;
  private final int[] begins;
  private final boolean[] isNew;

  /// @param topicCount how many topics there are
  /// @param sequences topics of each learner in order, 0 to below `topicCount`
  /// @throws IllegalArgumentException if there are too many, or a topic is none
  public TopicSequences(int topicCount, List<int[]> sequences) {
    require(topicCount >= 0 && topicCount <= MAX_TOPICS, "there are at most 20,000 topics");
    require(sequences.size() <= MAX_SEQUENCES, "there are at most 10,000 sequences");
    this.topicCount = topicCount;
    begins = new int[sequences.size() + 1];
    for (int s = 0; s < sequences.size(); s++) {
      int length = sequences.get(s).length;
      require(length > 0 && length <= MAX_LENGTH, "a sequence has 1 to 64 topics");
      begins[s + 1] = begins[s] + length;
    }
    require(begins[sequences.size()] <= MAX_ENTRIES, "sequences have at most 250,000 topics");
    entries = new int[begins[sequences.size()]];
    isNew = new boolean[entries.length];
    int[] metIn = new int[topicCount];
    Arrays.fill(metIn, -1);
    for (int s = 0; s < sequences.size(); s++) {
      int[] sequence = sequences.get(s);
      for (int i = 0; i < sequence.length; i++) {
        int topic = sequence[i];
        require(topic >= 0 && topic < topicCount, "a sequence names topics of the model");
        entries[begins[s] + i] = topic;
        isNew[begins[s] + i] = metIn[topic] != s;
        metIn[topic] = s;
      }
    }
  }

  /// Sequences that stand one after the other.
  ///
  /// @param lengths how many topics each has
  /// @param topics of all of them
  /// @throws IllegalArgumentException if the lengths do not make up the topics, or as above
  public static TopicSequences of(int topicCount, List<Integer> lengths, List<Integer> topics) {
    require(topics.size() <= MAX_ENTRIES, "sequences have at most 250,000 topics");
    require(lengths.size() <= MAX_SEQUENCES, "there are at most 10,000 sequences");
    int[] all = topics.stream().mapToInt(Integer::intValue).toArray();
    List<int[]> sequences = new ArrayList<>();
    int begin = 0;
    for (int length : lengths) {
      require(length > 0 && length <= MAX_LENGTH, "a sequence has 1 to 64 topics");
      require(begin + length <= all.length, "the lengths of the sequences make up their topics");
      sequences.add(Arrays.copyOfRange(all, begin, begin + length));
      begin += length;
    }
    require(begin == all.length, "the lengths of the sequences make up their topics");
    return new TopicSequences(topicCount, sequences);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /// The topics of a sequence, in order.
  public int[] sequence(int sequence) {
    return Arrays.copyOfRange(entries, begins[sequence], begins[sequence + 1]);
  }

  /// How many topics there are.
  public int topicCount() {
    return topicCount;
  }

  /// How many sequences there are.
  public int size() {
    return begins.length - 1;
  }

  /// Where a sequence begins among all entries; that of `size()` is where the last ends.
  int begin(int sequence) {
    return begins[sequence];
  }

  /// The topic of an entry.
  int topic(int entry) {
    return entries[entry];
  }

  /// Whether an entry is the first of its topic in its sequence.
  boolean isNew(int entry) {
    return isNew[entry];
  }
}
