package dev.waymark.recommender.kafka;

import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.jspecify.annotations.Nullable;

/// The records that could not count. All methods block.
@Singleton
public final class DeadLetters {
  private static final String OURS = "waymark-dlq-";

  private final KafkaClients clients;
  private final ProgressTopics topics;
  private final RecommenderConfig.Progress config;
  private final InstantSource clock;

  DeadLetters(
      KafkaClients clients, ProgressTopics topics, RecommenderConfig config, InstantSource clock) {
    this.clients = clients;
    this.topics = topics;
    this.config = config.progress();
    this.clock = clock;
  }

  /// One dead letter.
  ///
  /// @param id its partition and offset among the dead letters, such as `0-17`
  /// @param replayed whether it was appended to the log again
  /// @param headers all of them, by name
  /// @param value as text; bytes that are not UTF-8 are replaced
  public record Letter(
      String id, boolean replayed, Map<String, String> headers, String key, String value) {
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
    Set<String> replayed = replayed();
    records(record -> reader.accept(letter(record, replayed)));
  }

  /// Appends the matching dead letters to the log again, as they were received, each once: one that
  /// was replayed before is passed over.
  ///
  /// @param progress told the records appended
  /// @return how many
  public int replay(Predicate<Letter> wanted, WorkDone progress) {
    Set<String> replayed = replayed();
    Map<String, ProducerRecord<byte[], byte[]>> again = new LinkedHashMap<>();
    records(record -> {
      Letter letter = letter(record, replayed);
      if (!letter.replayed && wanted.test(letter)) {
        again.put(
            letter.id,
            new ProducerRecord<>(
                config.topic(), null, null, record.key(), record.value(), original(record)));
      }
    });
    int done = 0;
    try (Producer<byte[], byte[]> producer = clients.producer()) {
      for (Map.Entry<String, ProducerRecord<byte[], byte[]>> letter : again.entrySet()) {
        producer.send(letter.getValue()).get();
        producer.send(mark(letter.getKey())).get();
        progress.of(++done, again.size());
      }
    } catch (ExecutionException e) {
      throw new KafkaException("The broker did not take a record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
    return done;
  }

  /// Says, among the dead letters, that one of them was replayed.
  private ProducerRecord<byte[], byte[]> mark(String id) {
    ProducerRecord<byte[], byte[]> mark = new ProducerRecord<>(config.deadLetterTopic(), null);
    HeaderTexts.put(mark.headers(), DeadLetterHeaders.REPLAYED, id);
    HeaderTexts.put(mark.headers(), DeadLetterHeaders.TIME, clock.instant().toString());
    return mark;
  }

  private Set<String> replayed() {
    Set<String> ids = new HashSet<>();
    whole(record -> {
      String id = replayed(record);
      if (!id.isEmpty()) {
        ids.add(id);
      }
    });
    return ids;
  }

  /// The id of the dead letter that the record says was replayed; empty when it is one itself.
  private static String replayed(ConsumerRecord<byte[], byte[]> record) {
    @Nullable Header header = record.headers().lastHeader(DeadLetterHeaders.REPLAYED);
    return header == null ? "" : text(header.value());
  }

  /// For each partition of the log, the offsets of the records that were set aside.
  Map<Integer, Set<Long>> origins() {
    Map<Integer, Set<Long>> origins = new HashMap<>();
    records(record -> {
      Letter letter = letter(record, Set.of());
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
    whole(record -> {
      if (replayed(record).isEmpty()) {
        reader.accept(record);
      }
    });
  }

  private void whole(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    topics.ensure();
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

  private static Letter letter(ConsumerRecord<byte[], byte[]> record, Set<String> replayed) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), text(header.value()));
    }
    String id = record.partition() + "-" + record.offset();
    return new Letter(id, replayed.contains(id), headers, text(record.key()), text(record.value()));
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
