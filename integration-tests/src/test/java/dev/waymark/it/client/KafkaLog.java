package dev.waymark.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
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
import org.jspecify.annotations.Nullable;

/// The topics of Waymark, through the plain Kafka client.
public final class KafkaLog implements AutoCloseable {

  private static final String PROGRESS = "waymark.progress.v1";
  private static final String DEAD_LETTERS = "waymark.progress.v1.dlq";

  /// More than any topic takes.
  private static final int MAX_BYTES = 16 << 20;

  private static final int MAX_RECORDS = 500;

  private final Map<String, Object> config;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;

  /// A client of the brokers at the address.
  public KafkaLog(String bootstrapServers) {
    config = Map.of("bootstrap.servers", bootstrapServers, "max.request.size", MAX_BYTES);
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// Writes a record to the progress log and waits for its acknowledgement.
  public void send(String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(PROGRESS, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    send(record);
  }

  /// Writes a record to a topic and waits for its acknowledgement.
  ///
  /// @param value null for what a compacted topic takes as the key's end
  public void send(String topic, String key, byte @Nullable [] value) {
    send(new ProducerRecord<>(topic, key, value));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the dead letter of a key.
  ///
  /// @return its headers
  public Map<String, String> deadLetterOf(String key) {
    rewind(DEAD_LETTERS);
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> poll(key), Optional::isPresent)
        .orElseThrow();
  }

  /// How many dead letters there are, and notes that one was replayed.
  public long deadLetters() {
    try (TopicReader<String, byte[]> topic = reader(DEAD_LETTERS)) {
      return topic.ends().values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// The records of a key that a topic has now, oldest first.
  public List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
    return records(topic, (ConsumerRecord<String, byte[]> it) -> key.equals(it.key()));
  }

  /// The records that match and that a topic has now, those of each partition oldest first. Others
  /// are not kept: some are large.
  public List<ConsumerRecord<String, byte[]>> records(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (TopicReader<String, byte[]> reader = reader(topic)) {
      reader.readAll(record -> {
        if (wanted.test(record)) {
          found.add(record);
        }
      });
    }
    return found;
  }

  private TopicReader<String, byte[]> reader(String topic) {
    return new TopicReader<>(
        new TopicConsumers<>(
            config, MAX_RECORDS, StringDeserializer::new, ByteArrayDeserializer::new),
        topic);
  }

  /// How many partitions of the log each recommender reads, fewest first. Those of each stored form
  /// have a group of their own.
  public List<Integer> partitionsByReader() {
    try (Admin admin = Admin.create(config)) {
      List<String> groups =
          admin.listGroups().all().get().stream()
              .map(GroupListing::groupId)
              .filter(it -> it.startsWith("waymark-recommender"))
              .toList();
      return admin.describeConsumerGroups(groups).all().get().values().stream()
          .flatMap(group -> group.members().stream())
          .map(member -> member.assignment().topicPartitions().size())
          .sorted()
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void rewind(String topic) {
    List<TopicPartition> partitions = TopicReader.partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
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
