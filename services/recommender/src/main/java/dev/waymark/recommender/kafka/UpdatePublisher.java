package dev.waymark.recommender.kafka;

import dev.waymark.learner.v1.LearnerUpdated;
import dev.waymark.learner.v1.TopStep;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.TopSteps;
import dev.waymark.recommender.wiring.InstanceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Announces changed learners to other instances and apps, after their commit. What waits is kept
/// by learner, so that a slow broker makes updates fewer, not the queue longer. A thread of its
/// own: announcing never holds up ingestion.
final class UpdatePublisher implements Runnable, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(UpdatePublisher.class);
  private static final int AT_ONCE = 500;
  private static final long RETRY_MILLIS = 500;

  static final String TYPE = "dev.waymark.learner.updated.v1";

  /// Who wrote the update: an instance skips its own.
  static final String WRITER = "waymark-writer";

  /// The learner's revision, in decimal digits.
  static final String REVISION = "waymark-revision";

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final String writer;
  private final TopSteps topSteps;
  private final InstantSource clock;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private final Thread thread =
      Thread.ofPlatform().name("waymark-updates").daemon().unstarted(this);
  private boolean closing;

  /// @param learner null after an erasure
  private record Pending(
      String learnerId,
      @Nullable Learner learner,
      TreeSet<String> topics,
      boolean profile,
      Instant at) {
    Pending then(Pending later) {
      if (learner == null || later.learner == null) {
        return later;
      }
      TreeSet<String> all = new TreeSet<>(topics);
      all.addAll(later.topics);
      return new Pending(learnerId, later.learner, all, profile || later.profile, later.at);
    }
  }

  UpdatePublisher(
      Producer<byte[], byte[]> producer,
      RecommenderConfig config,
      InstanceId instance,
      TopSteps topSteps,
      InstantSource clock) {
    this.producer = producer;
    this.topic = config.learners().updatesTopic();
    this.writer = instance.value();
    this.topSteps = topSteps;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  /// Announces the changes soon.
  void publish(Iterable<LearnerChange> changes) {
    Instant now = clock.instant();
    synchronized (pending) {
      for (LearnerChange change : changes) {
        add(
            new Pending(
                change.learnerId(),
                change.after(),
                new TreeSet<>(change.changedTopics()),
                change.profileChanged(),
                now));
      }
      pending.notifyAll();
    }
  }

  private void add(Pending later) {
    pending.merge(later.learnerId, later, Pending::then);
  }

  @Override
  public void run() {
    try {
      for (Map<String, Pending> batch = next(); !batch.isEmpty(); batch = next()) {
        try {
          batch.values().forEach(this::send);
        } catch (KafkaException e) {
          LOG.debug("Updates wait for the broker", e);
          batch.values().forEach(this::again);
          Thread.sleep(RETRY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Updates end", e);
    }
  }

  /// What waits, at most a few; empty at the end.
  private Map<String, Pending> next() throws InterruptedException {
    synchronized (pending) {
      while (pending.isEmpty() && !closing) {
        pending.wait();
      }
      Map<String, Pending> batch = new LinkedHashMap<>();
      var waiting = pending.values().iterator();
      while (waiting.hasNext() && batch.size() < AT_ONCE) {
        Pending update = waiting.next();
        batch.put(update.learnerId, update);
        waiting.remove();
      }
      return batch;
    }
  }

  private void send(Pending update) {
    var _ =
        producer.send(
            record(update),
            (metadata, failure) -> {
              if (failure != null) {
                again(update);
              }
            });
  }

  private void again(Pending earlier) {
    synchronized (pending) {
      Pending later = pending.get(earlier.learnerId);
      pending.put(earlier.learnerId, later == null ? earlier : earlier.then(later));
      pending.notifyAll();
    }
  }

  private ProducerRecord<byte[], byte[]> record(Pending update) {
    Learner learner = update.learner;
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            update.learnerId.getBytes(StandardCharsets.UTF_8),
            learner == null ? null : LearnerLog.json(message(update, learner)));
    CloudEventHeaders.put(
        record.headers(), TYPE, UUID.randomUUID().toString(), update.learnerId, update.at);
    CloudEventHeaders.put(record.headers(), WRITER, writer);
    CloudEventHeaders.put(
        record.headers(), REVISION, Long.toString(learner == null ? 0 : learner.revision()));
    return record;
  }

  private LearnerUpdated message(Pending update, Learner learner) {
    var message =
        LearnerUpdated.newBuilder()
            .setLearnerId(update.learnerId)
            .setRevision(learner.revision())
            .addAllChangedTopicIds(update.topics)
            .setProfileChanged(update.profile)
            .setGraphRelease(learner.state().graph().release());
    message
        .getUpdatedAtBuilder()
        .setSeconds(update.at.getEpochSecond())
        .setNanos(update.at.getNano());
    TopSteps.Top top = topSteps.of(learner, update.at);
    message.setModelVersion(top.modelVersion());
    for (var step : top.steps()) {
      message.addTopSteps(
          TopStep.newBuilder()
              .setTopicId(step.topicId())
              .setTitle(step.title())
              .setKind(step.kind().name()));
    }
    return message.build();
  }

  /// Announces what waits and ends.
  @Override
  public void close() {
    synchronized (pending) {
      closing = true;
      pending.notifyAll();
    }
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
