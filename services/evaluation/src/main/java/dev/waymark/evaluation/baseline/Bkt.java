package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Bayesian knowledge tracing (Corbett and Anderson 1995): per topic a hidden state, known or not,
/// with the chances to know it at first, to learn it at a step, to guess and to slip, fitted by
/// expectation maximisation. Guess and slip stay below one half, so that "known" means what it
/// says. An item of several topics is predicted by their mean and counts for each; items without a
/// topic share one. A topic without training answers takes the parameters of all topics together.
public final class Bkt implements Tracer {
  private static final int ROUNDS = 40;

  /// The four chances of one topic.
  ///
  /// @param known that it is known before the first answer
  /// @param learn that it becomes known from one answer to the next
  /// @param guess of a right answer while unknown
  /// @param slip of a wrong answer while known
  record Parameters(double known, double learn, double guess, double slip) {
    static final Parameters START = new Parameters(0.4, 0.1, 0.25, 0.15);

    double right(double probabilityKnown) {
      return probabilityKnown * (1 - slip) + (1 - probabilityKnown) * guess;
    }

    /// The probability that the topic is known after an answer and the learning that follows it.
    double after(double probabilityKnown, int correct) {
      double seen =
          correct == 1
              ? probabilityKnown * (1 - slip) / right(probabilityKnown)
              : probabilityKnown * slip / (1 - right(probabilityKnown));
      return seen + (1 - seen) * learn;
    }
  }

  private final ItemTopics items;
  private final Parameters[] parameters;

  /// Fits every topic.
  public Bkt(Answers train, ItemTopics items) {
    this.items = items;
    int none = items.topicCount();
    List<List<byte[]>> sequences = new ArrayList<>();
    for (int t = 0; t <= none; t++) {
      sequences.add(new ArrayList<>());
    }
    for (int u = 0; u < train.learnerCount(); u++) {
      collect(train, u, sequences);
    }
    List<byte[]> everything = sequences.stream().flatMap(List::stream).limit(5_000).toList();
    Parameters shared = fit(everything, Parameters.START);
    parameters =
        IntStream.rangeClosed(0, none)
            .parallel()
            .mapToObj(t -> sequences.get(t).isEmpty() ? shared : fit(sequences.get(t), shared))
            .toArray(Parameters[]::new);
  }

  private int[] topics(int item) {
    int[] topics = items.of(item);
    return topics.length == 0 ? new int[] {items.topicCount()} : topics;
  }

  private void collect(Answers train, int u, List<List<byte[]>> sequences) {
    java.util.Map<Integer, java.io.ByteArrayOutputStream> byTopic = new java.util.TreeMap<>();
    for (int row = train.start(u); row < train.start(u + 1); row++) {
      for (int topic : topics(train.item(row))) {
        byTopic
            .computeIfAbsent(topic, t -> new java.io.ByteArrayOutputStream())
            .write(train.correct(row));
      }
    }
    byTopic.forEach((topic, bytes) -> sequences.get(topic).add(bytes.toByteArray()));
  }

  /// Expectation maximisation from `start`, on one topic's answers, one array for each learner.
  static Parameters fit(List<byte[]> sequences, Parameters start) {
    Parameters now = start;
    for (int round = 0; round < ROUNDS; round++) {
      BktCounts counts = new BktCounts();
      for (byte[] answers : sequences) {
        counts.add(answers, now);
      }
      now = counts.parameters();
    }
    return now;
  }

  @Override
  public double[] predict(Answers answers) {
    double[] p = new double[answers.size()];
    double[] known = new double[parameters.length];
    for (int u = 0; u < answers.learnerCount(); u++) {
      for (int t = 0; t < known.length; t++) {
        known[t] = parameters[t].known();
      }
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        int[] topics = topics(answers.item(row));
        for (int t : topics) {
          p[row] += parameters[t].right(known[t]) / topics.length;
          known[t] = parameters[t].after(known[t], answers.correct(row));
        }
      }
    }
    return p;
  }
}
