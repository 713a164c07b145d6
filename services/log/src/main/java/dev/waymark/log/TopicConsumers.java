package dev.waymark.log;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Makes consumers that read a topic without a group.
///
/// @param settings how to reach the brokers
/// @param maxRecords how many records one poll may bring
/// @param keys makes what reads a key
/// @param values makes what reads a value
public record TopicConsumers<K, V>(
    Map<String, Object> settings,
    int maxRecords,
    Supplier<Deserializer<K>> keys,
    Supplier<Deserializer<V>> values) {
  private static final int MAX_RECORDS = 500;

  /// Consumers of bytes.
  ///
  /// @param settings how to reach the brokers
  public static TopicConsumers<byte[], byte[]> ofBytes(Map<String, Object> settings) {
    return new TopicConsumers<>(
        settings, MAX_RECORDS, ByteArrayDeserializer::new, ByteArrayDeserializer::new);
  }

  /// A consumer of many records at a time.
  public Consumer<K, V> ofMany() {
    return consumer(maxRecords);
  }

  /// A consumer of one record at a time.
  public Consumer<K, V> ofOne() {
    return consumer(1);
  }

  private Consumer<K, V> consumer(int records) {
    return new KafkaConsumer<>(ReaderSettings.of(settings, records), keys.get(), values.get());
  }

  /// Leaves the settings out, which may hold a password.
  @Override
  public String toString() {
    return "TopicConsumers[maxRecords=" + maxRecords + "]";
  }
}
