package dev.waymark.recommender.kafka;

/// Told now and then how far a long piece of work is.
@FunctionalInterface
public interface WorkDone {
  /// @param done of `total` pieces
  void of(long done, long total);
}
