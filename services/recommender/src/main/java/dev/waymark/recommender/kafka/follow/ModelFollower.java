package dev.waymark.recommender.kafka.follow;

import dev.waymark.log.BoundedReader;
import dev.waymark.models.ModelSignature;
import dev.waymark.models.PublishedModel;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.ProgressTopics;
import dev.waymark.recommender.model.ModelIntake;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/// Follows the published models: the newest good one at start, then each as it comes. One thread
/// that lives as long as the service.
@Singleton
public final class ModelFollower {
  private static final Logger LOG = Logger.getLogger(ModelFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /// The model in use; other keys hold its history.
  private static final String KEY = "recommender";

  /// How many records that compaction has left are tried at start, from the newest.
  private static final int MAX_TRIED = 8;

  private final ProgressTopics topics;
  private final RecommenderConfig.Model config;
  private final ModelIntake intake;
  private final InstantSource clock;
  private final FollowerThread thread;
  private volatile Instant caughtUpAt = Instant.MAX;

  ModelFollower(
      KafkaClients clients,
      ServiceThreads threads,
      ProgressTopics topics,
      RecommenderConfig config,
      ModelIntake intake,
      InstantSource clock) {
    this.topics = topics;
    this.config = config.model();
    this.intake = intake;
    this.clock = clock;
    this.thread =
        new FollowerThread(
            "waymark-models",
            threads,
            () -> clients.consumerOfLarge(this.config.maxBytes()),
            this::follow,
            e -> LOG.debug("Models can't be followed; trying again", e));
  }

  public void start() {
    caughtUpAt = clock.instant().plus(config.startWait());
    thread.start();
  }

  public void stop() throws InterruptedException {
    thread.stop();
  }

  /// Whether what was published before the start is known, or was waited for long enough.
  public boolean isCaughtUp() {
    return !clock.instant().isBefore(caughtUpAt);
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    topics.ensureModels();
    catchUp(consumer);
    caughtUpAt = Instant.MIN;
    thread.works();
    while (!thread.isStopping()) {
      consumer.poll(POLL).forEach(record -> value(record).ifPresent(intake::take));
    }
  }

  private void catchUp(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = FollowerThread.assignAll(consumer, config.topic());
    Deque<PublishedModel> newestFirst = new ArrayDeque<>();
    new BoundedReader<>(consumer)
        .read(
            Map.of(),
            consumer.endOffsets(partitions),
            record -> {
              value(record).ifPresent(newestFirst::addFirst);
              if (newestFirst.size() > MAX_TRIED) {
                newestFirst.removeLast();
              }
            });
    intake.takeNewest(newestFirst);
  }

  /// What the record says of the model in use; empty when it is about something else.
  private static Optional<PublishedModel> value(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || !KEY.equals(new String(record.key(), StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    return Optional.of(
        new PublishedModel(
            Optional.ofNullable(record.value()),
            Optional.ofNullable(record.headers().lastHeader(ModelSignature.HEADER))
                .map(Header::value),
            Optional.of(Instant.ofEpochMilli(record.timestamp()))));
  }
}
