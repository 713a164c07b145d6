package dev.waymark.trainer.nexttopic;

import dev.waymark.trainer.answers.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Small made-up sequences, the same for the same seed.
final class GeneratedSequences {
  static final int ITEMS = 120;

  private GeneratedSequences() {}

  /// Learners who keep to one of six subjects, take what usually follows what they took, or what
  /// everybody takes.
  static List<int[]> learners(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> all = new ArrayList<>();
    for (int u = 0; u < count; u++) {
      int subject = random.nextInt(6);
      int length = 6 + random.nextInt(20);
      Set<Integer> taken = new LinkedHashSet<>();
      int last = random.nextInt(ITEMS);
      while (taken.size() < length) {
        double chance = random.nextDouble();
        if (chance < 0.35) {
          last = (last * 7 + 3) % ITEMS;
        } else if (chance < 0.8) {
          last = subject * 20 + random.nextInt(20);
        } else {
          last = (int) (ITEMS * Math.pow(random.nextDouble(), 3));
        }
        taken.add(last);
      }
      all.add(taken.stream().mapToInt(Integer::intValue).toArray());
    }
    return all;
  }

  /// Sequences over items named by their numbers.
  static Sequences of(int items, List<int[]> taken) {
    Names learners = new Names();
    Names names = new Names();
    for (int i = 0; i < items; i++) {
      names.add("i" + i);
    }
    for (int u = 0; u < taken.size(); u++) {
      learners.add("u" + u);
    }
    return new Sequences(learners, names, taken);
  }
}
