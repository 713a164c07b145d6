package dev.waymark.recommender.kafka.operate;

import dev.waymark.events.PartitionHistory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A part of a partition in which records of the learners of one partition of today may stand.
///
/// @param from the offset of its first record
/// @param until the offset before which it ends; the largest there is for the latest
record PartitionRange(int partition, long from, long until) {
  /// The parts that hold all records of the learners whose partition is `home` now, in the order in
  /// which they count. Hashes that leave the remainder `home` by the number of partitions of today
  /// leave, by a former number, only remainders that agree with it by the numbers' common divisor.
  static List<PartitionRange> of(PartitionHistory history, int home) {
    List<PartitionRange> parts = new ArrayList<>();
    BigInteger now = BigInteger.valueOf(history.partitions());
    for (int generation = 0; generation < history.generations().size(); generation++) {
      int then = history.generations().get(generation).partitions();
      int common = now.gcd(BigInteger.valueOf(then)).intValueExact();
      for (int partition = home % common; partition < then; partition += common) {
        parts.add(
            new PartitionRange(
                partition,
                history.first(partition, generation),
                history.end(partition, generation)));
      }
    }
    return parts;
  }
}
