package dev.waymark.load.replay;

import dev.waymark.log.RecordReader;
import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// Reads a topic on, each time from where it stopped the time before up to the end of then.
public final class ContinuedReader implements AutoCloseable {
  private final TopicReader<byte[], byte[]> topic;
  private Map<TopicPartition, Long> next = Map.of();

  public ContinuedReader(String bootstrapServers, String topic) {
    this.topic =
        new TopicReader<>(
            TopicConsumers.ofBytes(Map.of("bootstrap.servers", bootstrapServers)), topic);
  }

  /// The offset after the last record, by partition.
  public Map<Integer, Long> ends() {
    return TopicReader.byNumber(topic.ends());
  }

  /// Reads on to the end, in order within each partition.
  public void read(RecordReader<byte[], byte[]> reader) {
    Map<TopicPartition, Long> ends = topic.ends();
    topic.read(next, ends, reader);
    next = ends;
  }

  @Override
  public void close() {
    topic.close();
  }
}
