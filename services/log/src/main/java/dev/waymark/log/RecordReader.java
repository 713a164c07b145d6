package dev.waymark.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes the records of a topic, in the order of each partition.
@FunctionalInterface
public interface RecordReader<K, V> {
  void take(ConsumerRecord<K, V> record);
}
