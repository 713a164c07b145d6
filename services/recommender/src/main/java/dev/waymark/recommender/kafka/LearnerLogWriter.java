package dev.waymark.recommender.kafka;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.waymark.events.EventTypes;
import dev.waymark.events.JsonForm;
import dev.waymark.events.LogKeys;
import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.learner.v1.ProfileUpdated;
import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Appends what learners decide about themselves to the log of progress, so that it has one order
/// with their progress and survives a rebuild.
@Singleton
public final class LearnerLogWriter {
  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;
  private final LogTrust trust;
  private final InstantSource clock;
  private @Nullable Producer<byte[], byte[]> producer;

  LearnerLogWriter(
      KafkaClients clients, RecommenderConfig config, LogTrust trust, InstantSource clock) {
    this.clients = clients;
    this.trust = trust;
    this.config = config.progress();
    this.clock = clock;
  }

  /// Where a record was appended.
  ///
  /// @param next the offset after it
  /// @param at when it was made
  public record Appended(int partition, long next, Instant at) {}

  /// The log would not admit the record.
  public static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1;

    TooLargeException(int most) {
      super("has more than %d bytes in JSON".formatted(most), null, false, false);
    }

    /// The rest of a sentence that the name of what is too large begins.
    public String clause() {
      return String.valueOf(getMessage());
    }
  }

  /// Replaces the learner's profile. May block while the broker is looked for; fails when it does
  /// not answer.
  public CompletableFuture<Appended> updateProfile(
      String learnerId, dev.waymark.learner.v1.Profile profile) {
    Instant now = clock.instant();
    String eventId = UUID.randomUUID().toString();
    return append(
        EventTypes.PROFILE_UPDATED,
        eventId,
        learnerId,
        now,
        ProfileUpdated.newBuilder()
            .setEventId(eventId)
            .setLearnerId(learnerId)
            .setOccurredAt(timestamp(now))
            .setProfile(profile)
            .build());
  }

  /// Erases the learner. May block while the broker is looked for; fails when it does not answer.
  public CompletableFuture<Appended> erase(String learnerId) {
    Instant now = clock.instant();
    String eventId = UUID.randomUUID().toString();
    return append(
        EventTypes.LEARNER_ERASED,
        eventId,
        learnerId,
        now,
        LearnerErased.newBuilder()
            .setEventId(eventId)
            .setLearnerId(learnerId)
            .setOccurredAt(timestamp(now))
            .build());
  }

  private CompletableFuture<Appended> append(
      String type, String eventId, String learnerId, Instant now, Message data) {
    byte[] value = JsonForm.of(data);
    if (value.length > config.maxValueBytes()) {
      // It would be accepted here and become a dead letter there.
      return CompletableFuture.failedFuture(new TooLargeException(config.maxValueBytes()));
    }
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(config.topic(), learnerId.getBytes(StandardCharsets.UTF_8), value);
    HeaderTexts.putCloudEvent(record.headers(), type, eventId, learnerId, now);
    trust
        .signing()
        .ifPresent(keys -> record.headers().add(LogKeys.HEADER, keys.sign(learnerId, type, value)));
    CompletableFuture<Appended> appended = new CompletableFuture<>();
    var _ =
        producer()
            .send(
                record,
                (metadata, failure) -> {
                  if (failure != null) {
                    appended.completeExceptionally(failure);
                  } else {
                    appended.complete(
                        new Appended(metadata.partition(), metadata.offset() + 1, now));
                  }
                });
    return appended;
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private synchronized Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = clients.promptProducer();
      producer = open;
    }
    return open;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
