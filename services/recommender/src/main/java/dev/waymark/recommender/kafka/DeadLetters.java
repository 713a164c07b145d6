package dev.waymark.recommender.kafka;

import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The records that could not count. All methods block.
@Singleton
public final class DeadLetters {
  private static final String OURS = "waymark-dlq-";

  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;

  DeadLetters(KafkaClients clients, RecommenderConfig config) {
    this.clients = clients;
    this.config = config.progress();
  }

  /// One dead letter.
  ///
  /// @param id its partition and offset among the dead letters, such as `0-17`
  /// @param headers all of them, by name
  /// @param value as text; bytes that are not UTF-8 are replaced
  public record Letter(String id, Map<String, String> headers, String key, String value) {
    public String reason() {
      return header(DeadLetterHeaders.REASON);
    }

    public String message() {
      return header(DeadLetterHeaders.MESSAGE);
    }

    public String time() {
      return header(DeadLetterHeaders.TIME);
    }

    /// Where the record stands in the log, such as `waymark.progress.v1-3@42`.
    public String origin() {
      return "%s-%s@%s"
          .formatted(
              header(DeadLetterHeaders.TOPIC),
              header(DeadLetterHeaders.PARTITION),
              header(DeadLetterHeaders.OFFSET));
    }

    private String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /// Calls `reader` with each dead letter there is, oldest first.
  public void forEach(Consumer<Letter> reader) {
    records(record -> reader.accept(letter(record)));
  }

  /// Appends the matching dead letters to the log again, as they were received. An event that
  /// counted in the meantime is known by its id.
  ///
  /// @return how many
  public int replay(Predicate<Letter> wanted) {
    List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
    records(record -> {
      if (wanted.test(letter(record))) {
        again.add(
            new ProducerRecord<>(
                config.topic(), null, null, record.key(), record.value(), original(record)));
      }
    });
    try (Producer<byte[], byte[]> producer = clients.producer()) {
      for (ProducerRecord<byte[], byte[]> record : again) {
        producer.send(record).get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException("The broker did not take a record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
    return again.size();
  }

  /// For each partition of the log, the offsets of the records that were set aside.
  Map<Integer, Set<Long>> origins() {
    Map<Integer, Set<Long>> origins = new HashMap<>();
    records(record -> {
      Letter letter = letter(record);
      if (letter.header(DeadLetterHeaders.TOPIC).equals(config.topic())) {
        origins
            .computeIfAbsent(
                Integer.parseInt(letter.header(DeadLetterHeaders.PARTITION)),
                partition -> new HashSet<>())
            .add(Long.parseLong(letter.header(DeadLetterHeaders.OFFSET)));
      }
    });
    return origins;
  }

  private void records(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (WholeTopic topic = new WholeTopic(clients.looseConsumer(), config.deadLetterTopic())) {
      topic.forEach(reader);
    }
  }

  private static Headers original(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = new RecordHeaders();
    for (Header header : record.headers()) {
      if (!header.key().startsWith(OURS)) {
        headers.add(header);
      }
    }
    return headers;
  }

  private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), text(header.value()));
    }
    return new Letter(
        record.partition() + "-" + record.offset(),
        headers,
        text(record.key()),
        text(record.value()));
  }

  private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
