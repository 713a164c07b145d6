package dev.waymark.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// The progress log and its dead letters, through the plain Kafka client.
public final class KafkaLog implements AutoCloseable {

  private static final String PROGRESS = "waymark.progress.v1";
  private static final String DEAD_LETTERS = "waymark.progress.v1.dlq";

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;

  /// A client of the brokers at the address.
  public KafkaLog(String bootstrapServers) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// Writes a record to the progress log and waits for its acknowledgement.
  public void send(String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(PROGRESS, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    try {
      producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the dead letter of a key.
  ///
  /// @return its headers
  public Map<String, String> deadLetterOf(String key) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(DEAD_LETTERS).stream()
            .map(it -> new TopicPartition(it.topic(), it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> poll(key), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Map<String, String>> poll(String key) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
      if (key.equals(record.key())) {
        return Optional.of(
            StreamSupport.stream(record.headers().spliterator(), false)
                .collect(
                    Collectors.toMap(
                        Header::key, header -> new String(header.value(), UTF_8), (a, b) -> b)));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
