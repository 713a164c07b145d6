package dev.waymark.recommender.kafka.ingest;

import dev.waymark.events.JsonForm;
import dev.waymark.learner.v1.LearnerUpdated;
import dev.waymark.learner.v1.TopStep;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.kafka.HeaderTexts;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.TopSteps;
import dev.waymark.recommender.wiring.InstanceId;
import dev.waymark.recommender.wiring.ServiceThreads;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/// Announces changed learners to other instances and apps, after their commit. A thread of its own:
/// announcing never holds up ingestion.
public final class UpdatePublisher implements Runnable, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(UpdatePublisher.class);
  private static final int MAX_AT_ONCE = 500;
  private static final long RETRY_MILLIS = 500;
  private static final int MAX_TOPICS = 1_000;

  public static final String TYPE = "dev.waymark.learner.updated.v1";

  /// Who wrote the update: an instance skips its own.
  public static final String WRITER = "waymark-writer";

  /// The learner's revision, in decimal digits.
  public static final String REVISION = "waymark-revision";

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final String writer;
  private final BiFunction<Learner, Instant, TopSteps.Top> topSteps;
  private final InstantSource clock;
  private final WaitingUpdates waiting = new WaitingUpdates();
  private final Thread thread;
  private boolean failing;

  UpdatePublisher(
      Producer<byte[], byte[]> producer,
      RecommenderConfig config,
      InstanceId instance,
      BiFunction<Learner, Instant, TopSteps.Top> topSteps,
      ServiceThreads threads,
      InstantSource clock) {
    this.producer = producer;
    this.topic = config.learners().updatesTopic();
    this.writer = instance.value();
    this.topSteps = topSteps;
    this.clock = clock;
    this.thread = threads.named("waymark-updates").unstarted(this);
  }

  void start() {
    thread.start();
  }

  /// Announces what a commit changed, soon.
  ///
  /// @param traces the trace context of a learner's last record, by the learner's id
  /// @param offsets by partition, the offset before which everything is announced once this is
  void publish(
      Iterable<LearnerChange> changes, Map<String, Context> traces, Map<Integer, Long> offsets) {
    int leftOut = waiting.add(changes, traces, offsets, clock.instant());
    if (leftOut > 0) {
      LOG.errorf("%d updates are left out: the topic %s takes none", leftOut, topic);
    }
  }

  /// For each partition, the offset before which the broker has every update.
  Map<Integer, Long> announced() {
    return waiting.announced();
  }

  /// The committed offset of `partition` is loaded again.
  void forget(int partition) {
    waiting.forget(partition);
  }

  @Override
  public void run() {
    try {
      for (List<Update> batch = waiting.take(MAX_AT_ONCE);
          !batch.isEmpty();
          batch = waiting.take(MAX_AT_ONCE)) {
        try {
          batch.forEach(this::send);
          failing = false;
        } catch (RuntimeException e) {
          if (!(e instanceof KafkaException) && !failing) {
            LOG.error("Updates can't be sent; trying again", e);
          }
          failing = true;
          LOG.debug("Updates wait for the broker", e);
          batch.forEach(waiting::again);
          Thread.sleep(RETRY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Updates end", e);
    }
  }

  private void send(Update update) {
    ProducerRecord<byte[], byte[]> record;
    try {
      record = record(update);
    } catch (RuntimeException e) {
      // A bug with one learner must not keep the others' updates back.
      LOG.errorf(e, "The update of a learner can't be made and is left out");
      waiting.acknowledged(update);
      return;
    }
    var _ =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure == null) {
                waiting.acknowledged(update);
              } else if (failure instanceof RecordTooLargeException
                  || failure instanceof RecordBatchTooLargeException
                  || failure instanceof InvalidRecordException) {
                // It would be refused for ever; the learner's next change announces the whole.
                LOG.errorf(
                    "An update is left out: the topic %s does not take it (%s)",
                    topic, failure.getMessage());
                waiting.acknowledged(update);
              } else {
                waiting.again(update);
              }
            });
  }

  private ProducerRecord<byte[], byte[]> record(Update update) {
    Learner learner = update.learner();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            update.learnerId().getBytes(StandardCharsets.UTF_8),
            learner == null ? null : JsonForm.of(message(update, learner)));
    HeaderTexts.putCloudEvent(
        record.headers(), TYPE, UUID.randomUUID().toString(), update.learnerId(), update.at());
    HeaderTexts.put(record.headers(), WRITER, writer);
    HeaderTexts.put(
        record.headers(), REVISION, Long.toString(learner == null ? 0 : learner.revision()));
    if (update.trace() != null) {
      HeaderTexts.putTrace(record.headers(), update.trace());
    }
    return record;
  }

  private LearnerUpdated message(Update update, Learner learner) {
    var message =
        LearnerUpdated.newBuilder()
            .setLearnerId(update.learnerId())
            .setRevision(learner.revision())
            .addAllChangedTopicIds(update.topics().stream().sorted().limit(MAX_TOPICS).toList())
            .setProfileChanged(update.profile())
            .setGraphRelease(learner.state().graph().release());
    Instant at = update.at();
    message.getUpdatedAtBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano());
    TopSteps.Top top = topSteps.apply(learner, at);
    message.setModelVersion(top.modelVersion());
    message.addAllStuckTopicIds(learner.state().stuckTopics(at.getEpochSecond()));
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
    waiting.close();
    try {
      if (!thread.join(Duration.ofSeconds(2))) {
        // What waits is announced by the instance that reads on: its offset is not noted as
        // announced.
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
