package dev.waymark.load.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Faults at a random point of some load.
///
/// @param at the share of the round's events that are sent before the first fault, 0 to 1
/// @param victim which recommender the first fault meets
/// @param together whether the faults overlap, or the second waits until the first is overcome
record Round(List<Fault> faults, double at, int victim, boolean together) {
  private static final List<Fault> SECOND =
      List.of(
          Fault.FREEZE_RECOMMENDER,
          Fault.KILL_BROKER,
          Fault.RESTART_DATABASE,
          Fault.KILL_GATEWAY,
          Fault.FREEZE_RECOMMENDER,
          Fault.KILL_DATABASE,
          Fault.RESTART_BROKER);

  /// The rounds of the full form: each ends a recommender, most do something else besides, and one
  /// stops the database for long.
  static List<Round> full(int rounds, RandomGenerator random) {
    List<Round> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      boolean together = random.nextInt(3) == 0;
      Fault first = random.nextBoolean() ? Fault.KILL_RECOMMENDER : Fault.KILL_RECOMMENDER_FOR_GOOD;
      List<Fault> faults = new ArrayList<>(List.of(first));
      if (i == rounds / 2) {
        faults.add(Fault.STOP_DATABASE);
      } else if (i % 8 != 7) {
        faults.add(SECOND.get(i % 8));
      }
      if (together && faults.contains(Fault.FREEZE_RECOMMENDER)) {
        // Somebody must be left to take over.
        faults.set(0, Fault.KILL_RECOMMENDER);
      }
      all.add(new Round(faults, random.nextDouble(), random.nextInt(2), together));
    }
    return all;
  }

  /// The rounds of the short form.
  static List<Round> brief(RandomGenerator random) {
    return List.of(
        together(Fault.KILL_RECOMMENDER_FOR_GOOD, Fault.KILL_DATABASE, random),
        together(Fault.FREEZE_RECOMMENDER, Fault.KILL_GATEWAY, random),
        together(Fault.KILL_RECOMMENDER, Fault.KILL_BROKER, random));
  }

  private static Round together(Fault first, Fault second, RandomGenerator random) {
    return new Round(List.of(first, second), random.nextDouble(), random.nextInt(2), true);
  }

  /// When the faults begin, in a round whose events take that long.
  Duration delay(Duration load) {
    return Duration.ofMillis((long) (load.toMillis() * at));
  }
}
