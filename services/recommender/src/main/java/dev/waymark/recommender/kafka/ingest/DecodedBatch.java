package dev.waymark.recommender.kafka.ingest;

import dev.waymark.events.TraceHeaders;
import dev.waymark.recommender.ingest.Batch;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.ingest.LogRecord;
import dev.waymark.recommender.kafka.HeaderTexts;
import dev.waymark.recommender.kafka.RecordDecoder;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records of the log, decoded, with what else they say.
///
/// @param traces the trace context of a learner's last record that has one, by the learner's id
/// @param repeated the learners of records that count already, by id, with the topics that these
///   records name: they are read again because they may not be announced
/// @param ends for each partition, the offset after its last record
record DecodedBatch(
    Batch batch,
    Map<String, Context> traces,
    Map<String, Set<String>> repeated,
    Map<Integer, Long> ends) {

  /// So many records are decoded on one thread; sharing them out would take longer.
  private static final int ALONE = 200;

  /// @param committedOffsets for each partition that is still read, the offset of the first record
  ///   that does not count yet; records of other partitions are left out
  static DecodedBatch of(
      Iterable<ConsumerRecord<byte[], byte[]>> records,
      Map<Integer, Long> committedOffsets,
      RecordDecoder decoder) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (committedOffsets.containsKey(record.partition())) {
        read.add(record);
      }
    }
    List<Entry> entries =
        (read.size() > ALONE ? read.parallelStream() : read.stream()).map(decoder::decode).toList();
    List<LogRecord> decoded = new ArrayList<>(read.size());
    DecodedBatch found =
        new DecodedBatch(
            new Batch(List.of(), Map.of()), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (int i = 0; i < read.size(); i++) {
      ConsumerRecord<byte[], byte[]> record = read.get(i);
      Entry entry = entries.get(i);
      decoded.add(new LogRecord(record.partition(), record.offset(), entry));
      found.ends.put(record.partition(), record.offset() + 1);
      if (entry instanceof Entry.OfLearner ofLearner) {
        long committed = committedOffsets.getOrDefault(record.partition(), 0L);
        found.note(ofLearner, record, record.offset() < committed);
      }
    }
    return new DecodedBatch(
        new Batch(decoded, committedOffsets), found.traces, found.repeated, found.ends);
  }

  /// The same records, in those contexts.
  DecodedBatch in(Map<String, Context> contexts) {
    return new DecodedBatch(batch, contexts, repeated, ends);
  }

  private void note(
      Entry.OfLearner entry, ConsumerRecord<byte[], byte[]> record, boolean countsAlready) {
    Context trace = HeaderTexts.trace(record.headers());
    if (TraceHeaders.isTrace(trace)) {
      traces.put(entry.learnerId(), trace);
    }
    if (countsAlready) {
      Set<String> topics = repeated.computeIfAbsent(entry.learnerId(), id -> new TreeSet<>());
      if (entry instanceof Entry.Progress(var event) && event.topicId() != null) {
        topics.add(event.topicId());
      }
    }
  }
}
