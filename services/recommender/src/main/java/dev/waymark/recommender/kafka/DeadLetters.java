package dev.waymark.recommender.kafka;

import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The records that could not count. All methods block.
@Singleton
public final class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  /// A place in the log, such as `3@42`.
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,9})@([0-9]{1,18})");

  /// The headers of dead letters that have not all of their record.
  private static final List<String> PARTS =
      List.of(
          DeadLetterHeaders.KEY_LENGTH,
          DeadLetterHeaders.VALUE_LENGTH,
          DeadLetterHeaders.HEADERS_LENGTH);

  /// So many letters are the latest: twice as many as the records of a batch.
  private static final int LATEST = 20_000;

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
    Set<String> replayed = replayed();
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
        if (left.remove(id(record)) && replay(producer, record)) {
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
          "The dead letter %s has only a part of its record, and the log has no more of it that could count.",
          id(letter));
      return false;
    }
    try {
      producer
          .send(
              new ProducerRecord<>(
                  config.topic(),
                  null,
                  null,
                  whole.get().key(),
                  whole.get().value(),
                  original(whole.get())))
          .get();
      producer.send(mark(id(letter))).get();
      return true;
    } catch (ExecutionException e) {
      throw new KafkaException("The broker did not take a record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }

  /// The record as it was received: the dead letter itself, or, where that has only a part of it,
  /// the record in the log, if it is still there and not too large by now.
  private Optional<ConsumerRecord<byte[], byte[]>> whole(ConsumerRecord<byte[], byte[]> letter) {
    boolean isPart = PARTS.stream().anyMatch(name -> letter.headers().lastHeader(name) != null);
    if (!isPart) {
      return Optional.of(letter);
    }
    return origin(letter)
        .flatMap(it -> inLog(it.partition, it.offset))
        .filter(it ->
            PARTS.stream().allMatch(name -> it.headers().lastHeader(name) == null)
                && !BoundedRecord.hasPartOfKey(it)
                && !BoundedRecord.hasPartOfValue(it));
  }

  /// The record at that place of the log, bounded; empty when it is not there, or can't be read.
  private Optional<ConsumerRecord<byte[], byte[]>> inLog(int partition, long offset) {
    try (SingleRecordReader log = new SingleRecordReader(clients.carefulConsumer())) {
      return log.read(new TopicPartition(config.topic(), partition), offset)
              instanceof SingleRecordReader.Found(ConsumerRecord<byte[], byte[]> record)
          ? Optional.of(record)
          : Optional.empty();
    }
  }

  /// A record of the log as it stands there, whatever became of it, in the form of a dead letter.
  public Optional<Letter> inLog(String place) {
    Matcher matcher = PLACE.matcher(place);
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

  /// The id of the dead letter that the record says was replayed; empty when it is one itself: a
  /// dead letter has a reason, and what its sender wrote in our name was left out of it.
  private static String replayed(ConsumerRecord<byte[], byte[]> record) {
    @Nullable Header header = record.headers().lastHeader(DeadLetterHeaders.REPLAYED);
    return header == null
            || record.headers().lastHeader(DeadLetterHeaders.REASON) != null
            || record.key() != null
            || record.value() != null
        ? ""
        : text(header.value());
  }

  /// For each partition of the log, the offsets of the records that were set aside.
  ///
  /// @param logId the id of the log's topic: letters of a former one are passed over
  Map<Integer, Set<Long>> origins(String logId) {
    Map<Integer, Set<Long>> origins = new HashMap<>();
    whole(record -> add(record, logId, origins));
    return origins;
  }

  /// The same of the latest dead letters alone: those that an instance may have sent whose commit
  /// then failed are among them.
  Map<Integer, Set<Long>> latestOrigins(String logId) {
    topics.ensure();
    Map<Integer, Set<Long>> origins = new HashMap<>();
    try (WholeTopic topic = new WholeTopic(clients, config.deadLetterTopic())) {
      topic
          .ends()
          .forEach((partition, end) ->
              topic.read(
                  partition,
                  topic.first(partition, end - LATEST),
                  end,
                  it -> add(it, logId, origins)));
    }
    return origins;
  }

  private void add(
      ConsumerRecord<byte[], byte[]> record, String logId, Map<Integer, Set<Long>> origins) {
    if (replayed(record).isEmpty()) {
      origin(record)
          .filter(it -> it.logId.isEmpty() || it.logId.equals(logId))
          .ifPresent(
              it -> origins.computeIfAbsent(it.partition, p -> new HashSet<>()).add(it.offset));
    }
  }

  /// @param logId empty in letters of former releases
  private record Origin(int partition, long offset, String logId) {}

  /// Where the dead letter's record stands in this log; empty when it does not say so.
  private Optional<Origin> origin(ConsumerRecord<byte[], byte[]> record) {
    Letter letter = letter(record, Set.of());
    Matcher place =
        PLACE.matcher(
            letter.header(DeadLetterHeaders.PARTITION)
                + "@"
                + letter.header(DeadLetterHeaders.OFFSET));
    return letter.header(DeadLetterHeaders.TOPIC).equals(config.topic()) && place.matches()
        ? Optional.of(
            new Origin(
                Integer.parseInt(place.group(1)),
                Long.parseLong(place.group(2)),
                letter.header(DeadLetterHeaders.LOG_ID)))
        : Optional.empty();
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
    try (WholeTopic topic = new WholeTopic(clients, config.deadLetterTopic())) {
      topic.forEach(reader);
    }
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
    String id = id(record);
    return new Letter(id, replayed.contains(id), headers, text(record.key()), text(record.value()));
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return record.partition() + "-" + record.offset();
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
