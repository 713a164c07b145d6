package dev.waymark.recommender.kafka.follow;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.kafka.HeaderTexts;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.ingest.UpdatePublisher;
import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.learner.Learners;
import dev.waymark.recommender.wiring.InstanceId;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Follows the updates that other instances announce: what they changed is forgotten here and
/// loaded when asked for. One thread that lives as long as the service.
@Singleton
public final class UpdateFollower {
  private static final Logger LOG = Logger.getLogger(UpdateFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final String self;
  private final Learners learners;
  private final LearnerChanges changes;
  private final FollowerThread thread;

  UpdateFollower(
      KafkaClients clients,
      ServiceThreads threads,
      RecommenderConfig config,
      InstanceId instance,
      Learners learners,
      LearnerChanges changes) {
    this.topic = config.learners().updatesTopic();
    this.self = instance.value();
    this.learners = learners;
    this.changes = changes;
    this.thread =
        new FollowerThread(
            "waymark-update-follower",
            threads,
            clients.readers()::ofMany,
            this::follow,
            e -> LOG.debug("Updates can't be followed; trying again", e));
  }

  public void start() {
    thread.start();
  }

  public void stop() throws InterruptedException {
    thread.stop();
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = FollowerThread.assignAll(consumer, topic);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    // What was announced while nobody listened here is lost on this instance.
    learners.invalidate(id -> true);
    changes.allChanged();
    thread.works();
    while (!thread.isStopping()) {
      consumer.poll(POLL).forEach(this::apply);
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> update) {
    if (update.key() == null
        || self.equals(HeaderTexts.get(update.headers(), UpdatePublisher.WRITER))) {
      return;
    }
    String learnerId = new String(update.key(), StandardCharsets.UTF_8);
    if (update.value() == null) {
      learners.forget(learnerId);
    } else {
      learners.forgetOlder(learnerId, revision(update));
    }
    changes.changed(learnerId);
  }

  /// The revision announced; the highest there is when the header is not a number.
  private static long revision(ConsumerRecord<byte[], byte[]> update) {
    try {
      return Long.parseLong(HeaderTexts.get(update.headers(), UpdatePublisher.REVISION));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
