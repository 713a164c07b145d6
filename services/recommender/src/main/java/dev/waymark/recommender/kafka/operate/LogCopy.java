package dev.waymark.recommender.kafka.operate;

import dev.waymark.events.PartitionHistory;
import dev.waymark.log.BoundedReader;
import dev.waymark.log.TopicReader;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.kafka.BoundedRecord;
import dev.waymark.recommender.kafka.DeadLetterOrigins;
import dev.waymark.recommender.kafka.HeaderTexts;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.LogReaders;
import dev.waymark.recommender.kafka.LogTrust;
import dev.waymark.recommender.kafka.PartitionHistories;
import dev.waymark.recommender.kafka.PastRecords;
import dev.waymark.recommender.kafka.ProgressTopics;
import dev.waymark.recommender.kafka.RecordDecoder;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.neo4j.Neo4jStoredForms;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Copies the log, and the dead letters with it, to new topics: without the records of learners
/// that were erased since, and without what does not count. A broker can't take single records out
/// of a topic; once the former topics are deleted, nothing of those learners is left in it.
///
/// State stays as it is: the new log says what the former one said of every learner that there is.
/// Blocks.
@Singleton
public final class LogCopy {
  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;
  private final ProgressTopics topics;
  private final PartitionHistories histories;
  private final Neo4jProgressLog stored;
  private final Neo4jStoredForms forms;
  private final DeadLetterOrigins deadLetters;
  private final LogReaders readers;
  private final LogTrust trust;

  LogCopy(
      KafkaClients clients,
      RecommenderConfig config,
      ProgressTopics topics,
      PartitionHistories histories,
      Neo4jProgressLog stored,
      Neo4jStoredForms forms,
      DeadLetterOrigins deadLetters,
      LogReaders readers,
      LogTrust trust) {
    this.clients = clients;
    this.config = config.progress();
    this.topics = topics;
    this.histories = histories;
    this.stored = stored;
    this.forms = forms;
    this.deadLetters = deadLetters;
    this.readers = readers;
    this.trust = trust;
  }

  /// What became of what.
  ///
  /// @param records of the log that were copied
  /// @param erased records that were left out because their learner was erased at or after them
  /// @param learners how many learners that were
  /// @param leftOut records that do not count: rejected, misrouted, or not readable
  /// @param letters dead letters that were copied
  /// @param lettersLeftOut dead letters of erased learners, or replayed since
  public record Copied(
      long records, long erased, int learners, long leftOut, long letters, long lettersLeftOut) {}

  /// Copies the log to `target` and the dead letters to `targetOfDeadLetters`, and stores that all
  /// of it counts already. If it fails, the new topics are deleted and nothing has changed.
  ///
  /// @param partitions how many the new log gets; as many as the former one has when empty
  /// @param progress told the records read
  /// @throws IllegalStateException when it may not be done now; the message says why
  public Copied run(
      String target,
      String targetOfDeadLetters,
      OptionalInt partitions,
      ProgressListener progress) {
    if (!forms.others().isEmpty()) {
      // Their committed offsets say nothing of the new log.
      throw new IllegalStateException(
          "State of another build is stored too: run `forget-other-forms --yes` with the build that goes on first");
    }
    if (readers.any(List.of())) {
      throw new IllegalStateException(
          "A recommender reads the log: stop every instance first. One that crashed is missed after some seconds");
    }
    ProgressTopics.Log log = topics.ensure();
    if (stored.formerRecords(log.id()) > 0) {
      throw new IllegalStateException(
          "The log was deleted and created again, and learners have what only the former one said: a copy would not have it either");
    }
    try (TopicReader<byte[], byte[]> source =
        new TopicReader<>(clients.readers(), config.topic())) {
      Run run = new Run(source, log, progress);
      try (TopicCopy copy = new TopicCopy(clients, target, config.topic(), partitions);
          TopicCopy letters =
              new TopicCopy(
                  clients, targetOfDeadLetters, config.deadLetterTopic(), OptionalInt.of(1))) {
        Copied copied = run.into(copy, letters);
        copy.complete();
        letters.complete();
        if (!run.ends.equals(source.ends())) {
          throw new IllegalStateException(
              "Records were appended to %s meanwhile: stop what writes to it, the gateways first, and copy again"
                  .formatted(config.topic()));
        }
        stored.adopt(target, PartitionHistory.of(copy.id(), copy.ends().size()), copy.ends());
        copy.keep();
        letters.keep();
        return copied;
      }
    }
  }

  /// One copying: two passes over the same records.
  private final class Run {
    private final TopicReader<byte[], byte[]> source;
    private final ProgressTopics.Log log;
    private final PartitionHistory history;
    private final Map<TopicPartition, Long> ends;
    private final RecordDecoder decoder;
    private final Erasures erasures = new Erasures();
    private final ProgressListener progress;
    private final long total;
    private long read;
    private long records;
    private long erased;
    private long leftOut;
    private long letters;
    private long lettersLeftOut;

    Run(TopicReader<byte[], byte[]> source, ProgressTopics.Log log, ProgressListener progress) {
      this.source = source;
      this.log = log;
      this.progress = progress;
      this.ends = source.ends();
      Map<Integer, Long> byNumber = TopicReader.byNumber(ends);
      if (!source.isComplete()) {
        throw new IllegalStateException(
            "The broker has removed the log's first records: what they said stands in Neo4j alone, and a copy would not have it");
      }
      List<Integer> numbers = List.copyOf(byNumber.keySet());
      Map<Integer, Long> committedOffsets = stored.committedOffsets(numbers);
      long lost = 0;
      long behind = 0;
      for (Map.Entry<Integer, Long> end : byNumber.entrySet()) {
        long committed = committedOffsets.getOrDefault(end.getKey(), 0L);
        lost += Math.max(0, committed - end.getValue());
        behind += Math.max(0, end.getValue() - committed);
      }
      if (lost > 0) {
        throw new IllegalStateException(
            "The broker lost %d records that count already: restore the log from a replica or a backup first"
                .formatted(lost));
      }
      if (behind > 0) {
        throw new IllegalStateException(
            "%d records do not count yet: stop what writes to the log, let a recommender read it to its end, and stop that"
                .formatted(behind));
      }
      this.history = histories.known(log, () -> byNumber);
      this.decoder = new RecordDecoder(config.maxValueBytes(), trust.required(), history);
      decoder.past(new PastRecords(stored.everRead(numbers), deadLetters.all(log.id())));
      this.total = 2 * byNumber.values().stream().mapToLong(Long::longValue).sum();
    }

    Copied into(TopicCopy copy, TopicCopy deadLetterCopy) {
      pass((record, at) -> {
        if (decoder.decode(BoundedRecord.of(record))
            instanceof Entry.Erasure(String _, String learnerId)) {
          erasures.add(learnerId, at);
        }
      });
      pass((record, at) -> {
        switch (decoder.decode(BoundedRecord.of(record))) {
          case Entry.OfLearner it when erasures.covers(it.learnerId(), at) -> erased++;
          case Entry.OfLearner it -> {
            copy.append(it.learnerId(), record);
            records++;
          }
          case Entry.Known _, Entry.Misrouted _, Entry.Refused _ -> leftOut++;
        }
      });
      copyLetters(deadLetterCopy);
      return new Copied(records, erased, erasures.learners(), leftOut, letters, lettersLeftOut);
    }

    private interface Reader {
      void take(ConsumerRecord<byte[], byte[]> record, Erasures.Position at);
    }

    /// All records, those of one learner in their order.
    private void pass(Reader reader) {
      for (int generation = 0; generation < history.generations().size(); generation++) {
        int of = generation;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
          int partition = end.getKey().partition();
          if (partition >= history.generations().get(generation).partitions()) {
            continue;
          }
          long from = history.first(partition, generation);
          long until = Math.min(end.getValue(), history.end(partition, generation));
          BoundedReader.Extent extent =
              source.read(
                  end.getKey(),
                  from,
                  until,
                  record -> {
                    reader.take(record, new Erasures.Position(of, record.offset()));
                    progress.of(++read, total);
                  });
          if (extent.unreadable() > 0) {
            throw new IllegalStateException(
                "%d records of partition %d can't be read: restore the log from a replica or a backup first"
                    .formatted(extent.unreadable(), partition));
          }
        }
      }
    }

    private void copyLetters(TopicCopy copy) {
      Set<String> replayed = deadLetters.replayed();
      deadLetters.read(record -> {
        if (!DeadLetterOrigins.idReplayedBy(record).isEmpty()) {
          return;
        }
        if (replayed.contains(DeadLetterOrigins.id(record)) || isOfErased(record)) {
          lettersLeftOut++;
        } else {
          copy.append(0, record);
          letters++;
        }
      });
    }

    /// Whether the dead letter names an erased learner, by its key or by what its event is about,
    /// and was rejected before the erasure.
    private boolean isOfErased(ConsumerRecord<byte[], byte[]> letter) {
      Optional<DeadLetterOrigins.Origin> origin =
          deadLetters.of(letter).filter(it -> it.isIn(log.id()));
      Erasures.Position at =
          origin
              .map(it ->
                  new Erasures.Position(
                      history.generation(it.partition(), it.offset()), it.offset()))
              .orElse(new Erasures.Position(0, 0));
      return Stream.of(
              text(letter.key()),
              HeaderTexts.get(letter.headers(), "ce_subject"),
              HeaderTexts.get(letter.headers(), "ce_partitionkey"))
          .anyMatch(id -> erasures.covers(id, at));
    }

    private static String text(byte @Nullable [] bytes) {
      return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
