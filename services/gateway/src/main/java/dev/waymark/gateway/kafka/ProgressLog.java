package dev.waymark.gateway.kafka;

import com.google.protobuf.util.Timestamps;
import dev.waymark.events.PositionTokens;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import dev.waymark.gateway.tracing.Tracing;
import dev.waymark.progress.v1.ProgressEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The log that progress events are written to. Its methods block and are called on virtual threads
/// only.
@ApplicationScoped
public class ProgressLog {

  private static final Logger LOG = Logger.getLogger(ProgressLog.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private final LogTopic topic;
  private final ProgressRecords records;
  private final Duration timeout;
  private final Semaphore inFlight;
  private final Optional<String> secret;
  private final Refusals refusals = new Refusals();
  private final Tracer tracer;
  private volatile @Nullable PositionTokens tokens;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  ProgressLog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      GatewayConfig config,
      Tracing tracing) {
    var progress = config.progress();
    this.settings = ProducerSettings.of(kafka, progress);
    this.topic = new LogTopic(kafka, progress);
    this.records = new ProgressRecords(progress.topic());
    this.timeout = progress.connectTimeout().plus(progress.deliveryTimeout());
    this.secret = progress.tokenSecret();
    this.inFlight = new Semaphore(progress.maxInFlight());
    this.tracer = tracing.tracer();
  }

  /// Writes the events of one learner in the order in which they occurred, and returns when every
  /// one of them is acknowledged.
  ///
  /// @param trace goes with the events
  /// @throws ProblemException when the log cannot be reached or does not acknowledge in time; some
  ///   of the events may be written all the same, and sending all again under the same ids counts
  ///   them once
  public Appended append(List<ProgressEvent> events, Context trace) {
    Span span =
        tracer
            .spanBuilder("send " + records.topic())
            .setParent(trace)
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", "send")
            .setAttribute("messaging.destination.name", records.topic())
            .setAttribute("messaging.batch.message_count", events.size())
            .startSpan();
    try {
      return written(events, trace.with(span));
    } catch (ProblemException e) {
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  private Appended written(List<ProgressEvent> events, Context trace) {
    if (!inFlight.tryAcquire()) {
      throw new ProblemException(
          Problem.passing(
                  ProblemType.GATEWAY_BUSY,
                  "Too many requests wait for the progress log. Send the same events again.",
                  Duration.ofSeconds(1))
              .withEventIds(ids(events)));
    }
    try {
      return acknowledged(send(events, trace), events.getFirst().getLearnerId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(events, e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unavailable(events, e);
    } catch (IllegalStateException e) {
      // A producer that failed for good says so in this way; the next request gets a new one.
      discard();
      throw unavailable(events, e);
    } finally {
      inFlight.release();
    }
  }

  /// Creates the log if it is missing and connects, so that the first events need not wait for it.
  ///
  /// @return whether the log is there
  public boolean connect() {
    try {
      String id = topic.ensure();
      tokens = secret.map(PositionTokens::bySecret).orElseGet(() -> PositionTokens.byLog(id));
      return !producer().partitionsFor(records.topic()).isEmpty();
    } catch (KafkaException e) {
      refusals.tell(e);
      LOG.debug("The progress log cannot be reached", e);
      return false;
    }
  }

  void stop(@Observes ShutdownEvent event) {
    discard();
  }

  private List<Future<RecordMetadata>> send(List<ProgressEvent> events, Context trace)
      throws InterruptedException, ExecutionException {
    KafkaProducer<byte[], byte[]> open = producer();
    var sent = new ArrayList<Future<RecordMetadata>>(events.size());
    for (ProgressEvent event : inOrder(events)) {
      Future<RecordMetadata> one = open.send(records.record(event, trace));
      if (one.state() == Future.State.FAILED) {
        // Each further event would wait for the missing log in its turn.
        one.get();
      }
      sent.add(one);
    }
    return sent;
  }

  private Appended acknowledged(List<Future<RecordMetadata>> sent, String learnerId)
      throws InterruptedException, ExecutionException, TimeoutException {
    int partition = 0;
    long next = 0;
    for (Future<RecordMetadata> one : sent) {
      RecordMetadata metadata = one.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!metadata.hasOffset()) {
        throw new KafkaException("The broker had an event already and did not say where");
      }
      partition = metadata.partition();
      next = Math.max(next, metadata.offset() + 1);
    }
    return new Appended(tokens().encode(learnerId, partition, next));
  }

  /// What tokens are made with. Asks the broker for the log's id once, unless a secret is set: when
  /// it has just acknowledged something, not before.
  private PositionTokens tokens() {
    PositionTokens known = tokens;
    if (known == null) {
      known =
          secret
              .map(PositionTokens::bySecret)
              .orElseGet(() -> PositionTokens.byLog(topic.ensure()));
      tokens = known;
    }
    return known;
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(settings);
    }
    return producer;
  }

  private synchronized void discard() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(1));
      producer = null;
    }
  }

  private static ProblemException unavailable(List<ProgressEvent> events, Exception cause) {
    LOG.warnf("Progress could not be recorded: %s", cause.toString());
    return new ProblemException(
        Problem.passing(
                ProblemType.PROGRESS_LOG_UNAVAILABLE,
                "The progress log did not acknowledge the events. Send all of them again under the ids in eventIds;"
                    + " any that were written all the same count once.",
                RETRY_AFTER)
            .withEventIds(ids(events)),
        cause);
  }

  /// By the time at which they occurred; those of one time as they were sent.
  private static List<ProgressEvent> inOrder(List<ProgressEvent> events) {
    return events.stream()
        .sorted(Comparator.comparing(ProgressEvent::getOccurredAt, Timestamps.comparator()))
        .toList();
  }

  private static List<String> ids(List<ProgressEvent> events) {
    return events.stream().map(ProgressEvent::getEventId).toList();
  }
}
