package dev.waymark.trainer.nexttopic;

import dev.waymark.trainer.nexttopic.SessionNeighbours.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What ours is compared with, each with settings of its own choice ([Tuned]) from a grid that is
/// the same for every data set.
record Baselines(Sequences sequences, long seed) {
  private static final List<Integer> NEIGHBOURS = List.of(100, 30, 300);
  private static final List<Double> DECAYS = List.of(0.85, 0.6, 0.95);

  private record Setting(int neighbours, double decay, double near) {}

  void addTo(Map<String, Supplier<Scorer>> fits) {
    fits.put("Popularity", () -> new Popularity(sequences));
    fits.put("Markov-1", () -> new Markov(sequences));
    fits.put(
        "Item-kNN",
        () ->
            Tuned.of(
                sequences,
                seed,
                List.of(1.0, 0.8, 0.5),
                (some, decay) -> new ItemNeighbours(new TakenBy(some), decay)));
    fits.put(
        "Sequence-kNN",
        () ->
            Tuned.of(
                sequences,
                seed,
                NEIGHBOURS,
                (some, k) -> new SequenceNeighbours(new TakenBy(some), k, 1)));
    fits.put("Session-kNN", () -> session(Kind.RECENCY, DECAYS, List.of(1.0)));
    fits.put("V-SKNN", () -> session(Kind.V_SKNN, List.of(1.0), List.of(1.0)));
    fits.put("STAN", () -> session(Kind.STAN, DECAYS, List.of(0.8, 0.5)));
    fits.put(
        "EASE",
        () ->
            Tuned.of(
                sequences,
                seed,
                List.of(100.0, 20.0, 500.0),
                (some, penalty) -> new EaseScorer(new TakenBy(some), some.itemCount(), penalty)));
  }

  private Scorer session(Kind kind, List<Double> decays, List<Double> nears) {
    List<Setting> settings = new ArrayList<>();
    for (int neighbours : NEIGHBOURS) {
      for (double decay : decays) {
        nears.forEach(near -> settings.add(new Setting(neighbours, decay, near)));
      }
    }
    return Tuned.of(
        sequences,
        seed,
        settings,
        (some, it) ->
            new SessionNeighbours(new TakenBy(some), kind, it.neighbours(), it.decay(), it.near()));
  }
}
