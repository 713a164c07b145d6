package dev.waymark.recommender.kafka.operate;

import dev.waymark.log.BrokerReply;
import dev.waymark.log.SingleRecordReader;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.kafka.BoundedRecord;
import dev.waymark.recommender.kafka.DeadLetterHeaders;
import dev.waymark.recommender.kafka.DeadLetterOrigins;
import dev.waymark.recommender.kafka.HeaderTexts;
import dev.waymark.recommender.kafka.KafkaClients;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The records that could not be applied. All methods block.
@Singleton
public final class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// The headers of dead letters that have not all of their record.
  private static final List<String> PARTS =
      List.of(
          DeadLetterHeaders.KEY_LENGTH,
          DeadLetterHeaders.VALUE_LENGTH,
          DeadLetterHeaders.HEADERS_LENGTH);

  private final KafkaClients clients;
  private final DeadLetterOrigins origins;
  private final RecommenderConfig.Progress config;
  private final InstantSource clock;

  DeadLetters(
      KafkaClients clients,
      DeadLetterOrigins origins,
      RecommenderConfig config,
      InstantSource clock) {
    this.clients = clients;
    this.origins = origins;
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
    Set<String> replayed = origins.replayed();
    records(record -> reader.accept(letter(record, replayed)));
  }

  /// The dead letter of that id.
  public Optional<Letter> find(String id) {
    List<Letter> found = new ArrayList<>();
    forEach(letter -> {
      if (letter.id.equals(id)) {
        found.add(letter);
      }
    });
    return found.stream().findFirst();
  }

  /// Appends the matching dead letters to the log again, as they were received, each once: one that
  /// was replayed before is passed over.
  ///
  /// @param progress told the records appended
  /// @return how many
  public int replay(Predicate<Letter> wanted, ProgressListener progress) {
    Set<String> replayed = origins.replayed();
    List<String> ids = new ArrayList<>();
    records(record -> {
      Letter letter = letter(record, replayed);
      if (!letter.replayed && wanted.test(letter)) {
        ids.add(letter.id);
      }
    });
    Set<String> left = new HashSet<>(ids);
    int[] done = new int[1];
    try (Producer<byte[], byte[]> producer = clients.producer()) {
      // One by one: all of them may be more than the memory holds.
      records(record -> {
        if (left.remove(DeadLetterOrigins.id(record)) && replay(producer, record)) {
          progress.of(++done[0], ids.size());
        }
      });
    }
    return done[0];
  }

  private boolean replay(Producer<byte[], byte[]> producer, ConsumerRecord<byte[], byte[]> letter) {
    Optional<ConsumerRecord<byte[], byte[]>> whole = whole(letter);
    if (whole.isEmpty()) {
      LOG.errorf(
          "The dead letter %s has only a part of its record, and the log does not have the whole of it.",
          DeadLetterOrigins.id(letter));
      return false;
    }
    BrokerReply.await(
        producer.send(
            new ProducerRecord<>(
                config.topic(),
                null,
                null,
                whole.get().key(),
                whole.get().value(),
                original(whole.get()))),
        TIMEOUT);
    BrokerReply.await(producer.send(mark(DeadLetterOrigins.id(letter))), TIMEOUT);
    return true;
  }

  /// The record as it was received: the dead letter itself, or, where that has only a part of it,
  /// the record in the log, if it is still there and not too large by now.
  private Optional<ConsumerRecord<byte[], byte[]>> whole(ConsumerRecord<byte[], byte[]> letter) {
    boolean isPart = PARTS.stream().anyMatch(name -> letter.headers().lastHeader(name) != null);
    if (!isPart) {
      return Optional.of(letter);
    }
    return origins
        .of(letter)
        .flatMap(it -> inLog(it.partition(), it.offset()))
        .filter(it ->
            PARTS.stream().allMatch(name -> it.headers().lastHeader(name) == null)
                && !BoundedRecord.hasPartOfKey(it)
                && !BoundedRecord.hasPartOfValue(it));
  }

  /// The record at that offset of the log, bounded; empty when it is not there, or can't be read.
  private Optional<ConsumerRecord<byte[], byte[]>> inLog(int partition, long offset) {
    try (SingleRecordReader<byte[], byte[]> log =
        new SingleRecordReader<>(clients.readers().ofOne())) {
      return log.read(new TopicPartition(config.topic(), partition), offset)
              instanceof
              SingleRecordReader.Found<byte[], byte[]>(ConsumerRecord<byte[], byte[]> record)
          ? Optional.of(BoundedRecord.of(record))
          : Optional.empty();
    }
  }

  /// A record of the log as it stands there, whatever became of it, in the form of a dead letter.
  public Optional<Letter> inLog(String position) {
    Matcher matcher = DeadLetterOrigins.POSITION.matcher(position);
    return matcher.matches()
        ? inLog(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)))
            .map(record -> letter(record, Set.of()))
        : Optional.empty();
  }

  /// Says, among the dead letters, that one of them was replayed.
  private ProducerRecord<byte[], byte[]> mark(String id) {
    ProducerRecord<byte[], byte[]> mark = new ProducerRecord<>(config.deadLetterTopic(), null);
    HeaderTexts.put(mark.headers(), DeadLetterHeaders.REPLAYED, id);
    HeaderTexts.put(mark.headers(), DeadLetterHeaders.TIME, clock.instant().toString());
    return mark;
  }

  private void records(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    origins.read(record -> {
      if (DeadLetterOrigins.idReplayedBy(record).isEmpty()) {
        reader.accept(record);
      }
    });
  }

  private static Headers original(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = new RecordHeaders();
    for (Header header : record.headers()) {
      if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
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
    String id = DeadLetterOrigins.id(record);
    return new Letter(id, replayed.contains(id), headers, text(record.key()), text(record.value()));
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
