package dev.waymark.engine.nexttopic;

import java.util.Arrays;

/// The sequences with each topic once, where it was new; and for each topic, who took it and at
/// which place.
final class FirstTimes {
  private final int[] begins;
  private final int[] topics;
  private final int[] takenBegins;
  private final int[] takers;
  private final byte[] places;
  private final float[] scales;

  FirstTimes(TopicSequences sequences) {
    int size = sequences.size();
    begins = new int[size + 1];
    int[] found = new int[sequences.begin(size)];
    takenBegins = new int[sequences.topicCount() + 1];
    int n = 0;
    for (int s = 0; s < size; s++) {
      for (int e = sequences.begin(s); e < sequences.begin(s + 1); e++) {
        if (sequences.isNew(e)) {
          found[n++] = sequences.topic(e);
          takenBegins[sequences.topic(e) + 1]++;
        }
      }
      begins[s + 1] = n;
    }
    topics = Arrays.copyOf(found, n);
    scales = new float[size];
    for (int s = 0; s < size; s++) {
      scales[s] = (float) (1 / Math.sqrt(begins[s + 1] - begins[s]));
    }
    for (int t = 0; t < sequences.topicCount(); t++) {
      takenBegins[t + 1] += takenBegins[t];
    }
    takers = new int[n];
    places = new byte[n];
    int[] next = takenBegins.clone();
    for (int s = 0; s < size; s++) {
      for (int i = begins[s]; i < begins[s + 1]; i++) {
        int at = next[topics[i]]++;
        takers[at] = s;
        places[at] = (byte) (i - begins[s]);
      }
    }
  }

  int size() {
    return begins.length - 1;
  }

  int begin(int sequence) {
    return begins[sequence];
  }

  int end(int sequence) {
    return begins[sequence + 1];
  }

  /// One over the square root of how many topics the sequence has.
  float scale(int sequence) {
    return scales[sequence];
  }

  int topic(int index) {
    return topics[index];
  }

  /// Where the takers of a topic begin; those of the next topic follow.
  int takenBegin(int topic) {
    return takenBegins[topic];
  }

  /// How many sequences have the topic.
  int taken(int topic) {
    return takenBegins[topic + 1] - takenBegins[topic];
  }

  /// A sequence that has the topic.
  int taker(int index) {
    return takers[index];
  }

  /// The place, from 0, at which it does.
  int place(int index) {
    return places[index];
  }
}
