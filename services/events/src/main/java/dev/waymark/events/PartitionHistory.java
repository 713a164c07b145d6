package dev.waymark.events;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.progress.v1.LogPartitions;
import dev.waymark.progress.v1.PartitionGeneration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// How many partitions the log has had, from which offset on. Kafka picks a learner's partition by
/// the number of partitions; when a topic grows, most learners move, and their older records stay
/// where they are. What stands where is therefore a question of the offset.
///
/// @param logId the id that the broker gave the topic
/// @param generations oldest first
public record PartitionHistory(String logId, List<Generation> generations) {
  /// The topic that carries the history: a record for each log, under its id.
  public static final String TOPIC = "waymark.progress-partitions.v1";

  /// A time during which the log had the same number of partitions.
  ///
  /// @param firstOffsets by partition, the offset of the generation's first record
  public record Generation(int partitions, List<Long> firstOffsets) {
    public Generation {
      firstOffsets = List.copyOf(firstOffsets);
      if (partitions < 1 || firstOffsets.size() != partitions) {
        throw new IllegalArgumentException("an offset for each partition, and one at least");
      }
    }
  }

  public PartitionHistory {
    generations = List.copyOf(generations);
    if (generations.isEmpty()) {
      throw new IllegalArgumentException("one generation at least");
    }
    for (int i = 1; i < generations.size(); i++) {
      if (generations.get(i).partitions <= generations.get(i - 1).partitions) {
        throw new IllegalArgumentException("partitions only become more");
      }
    }
  }

  /// Of a log that always had so many partitions.
  public static PartitionHistory of(String logId, int partitions) {
    return new PartitionHistory(
        logId, List.of(new Generation(partitions, Collections.nCopies(partitions, 0L))));
  }

  /// Of the same log with more partitions.
  ///
  /// @param ends by old partition, the offset up to which records stand by the former number
  public PartitionHistory grown(int partitions, IntToLongFunction ends) {
    int former = partitions();
    List<Long> first =
        IntStream.range(0, partitions)
            .mapToObj(it -> it < former ? ends.applyAsLong(it) : 0L)
            .toList();
    List<Generation> more = new ArrayList<>(generations);
    more.add(new Generation(partitions, first));
    return new PartitionHistory(logId, more);
  }

  /// This, or what it grows to when the log has more partitions than are known here.
  ///
  /// @param ends by old partition, the offset up to which records stand by the former number
  public PartitionHistory upTo(int partitions, IntToLongFunction ends) {
    return partitions() >= partitions ? this : grown(partitions, ends);
  }

  /// How many partitions there are now.
  public int partitions() {
    return generations.getLast().partitions;
  }

  /// The generation of a record, from 0.
  public int generation(int partition, long offset) {
    int found = generations.size() - 1;
    while (found > 0 && first(partition, found) > offset) {
      found--;
    }
    return found;
  }

  /// How many partitions hold for a record.
  public int partitionsAt(int partition, long offset) {
    return generations.get(generation(partition, offset)).partitions;
  }

  /// The offset of the generation's first record in `partition`; the largest there is when the
  /// generation has no such partition.
  public long first(int partition, int generation) {
    Generation of = generations.get(generation);
    return partition < of.partitions ? of.firstOffsets.get(partition) : Long.MAX_VALUE;
  }

  /// The offset before which the generation ends in `partition`; the largest there is for the
  /// latest.
  public long end(int partition, int generation) {
    return generation + 1 < generations.size() ? first(partition, generation + 1) : Long.MAX_VALUE;
  }

  /// The JSON in UTF-8 of the {@link LogPartitions} that says the same.
  public byte[] encode() {
    LogPartitions.Builder message = LogPartitions.newBuilder().setLogId(logId);
    for (Generation generation : generations) {
      message.addGenerations(
          PartitionGeneration.newBuilder()
              .setPartitions(generation.partitions)
              .addAllFirstOffsets(generation.firstOffsets));
    }
    return JsonForm.of(message.build());
  }

  /// What {@link #encode} gave; empty when it is anything else.
  public static Optional<PartitionHistory> decode(byte[] json) {
    try {
      LogPartitions.Builder message = LogPartitions.newBuilder();
      JsonFormat.parser()
          .ignoringUnknownFields()
          .merge(new String(json, StandardCharsets.UTF_8), message);
      return Optional.of(
          new PartitionHistory(
              message.getLogId(),
              message.getGenerationsList().stream()
                  .map(it -> new Generation(it.getPartitions(), it.getFirstOffsetsList()))
                  .toList()));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
