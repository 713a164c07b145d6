package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes to the log what no client of Waymark would: compressed, and as large as the broker takes.
final class RawLog implements AutoCloseable {
  private static final String TOPIC = "waymark.progress.v1";
  private static final int MAX_BYTES = 64 << 20;

  private final KafkaProducer<byte[], byte[]> producer;

  /// @param transactionalId null for a producer without transactions
  RawLog(String bootstrapServers, @Nullable String transactionalId) {
    this(bootstrapServers, transactionalId, "gzip");
  }

  private RawLog(String bootstrapServers, @Nullable String transactionalId, String codec) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("compression.type", codec);
    settings.put("max.request.size", MAX_BYTES);
    settings.put("buffer.memory", 2L * MAX_BYTES);
    settings.put("linger.ms", 5);
    if (transactionalId != null) {
      settings.put("transactional.id", transactionalId);
      settings.put("transaction.timeout.ms", 60_000);
    }
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// A producer without transactions.
  ///
  /// @param codec `none`, `gzip`, `snappy`, `lz4` or `zstd`
  static RawLog compressed(String bootstrapServers, String codec) {
    return new RawLog(bootstrapServers, null, codec);
  }

  KafkaProducer<byte[], byte[]> producer() {
    return producer;
  }

  /// A record of the log, not sent yet.
  static ProducerRecord<byte[], byte[]> record(@Nullable String key, byte @Nullable [] value) {
    return new ProducerRecord<>(TOPIC, key == null ? null : key.getBytes(UTF_8), value);
  }

  /// A record with the headers of an event in JSON.
  static ProducerRecord<byte[], byte[]> event(String key, String id, byte @Nullable [] value) {
    ProducerRecord<byte[], byte[]> record = record(key, value);
    record.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
    record.headers().add("ce_id", id.getBytes(UTF_8));
    record.headers().add("ce_source", "/hostile".getBytes(UTF_8));
    record.headers().add("ce_type", "dev.waymark.progress.v1".getBytes(UTF_8));
    record.headers().add("content-type", "application/json".getBytes(UTF_8));
    return record;
  }

  /// Sends without waiting; {@link #flush} waits for all.
  void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
  }

  void sendNow(ProducerRecord<byte[], byte[]> record)
      throws InterruptedException, ExecutionException {
    producer.send(record).get();
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
