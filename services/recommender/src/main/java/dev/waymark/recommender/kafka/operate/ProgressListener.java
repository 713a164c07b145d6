package dev.waymark.recommender.kafka.operate;

/// Told now and then how far a long piece of work is.
@FunctionalInterface
public interface ProgressListener {
  /// So much is done.
  ///
  /// @param done of `total` pieces
  void of(long done, long total);
}
