package dev.waymark.simulator.kafka;

import com.google.protobuf.util.Timestamps;
import dev.waymark.cli.KafkaUnavailableException;
import dev.waymark.cli.sink.EventJson;
import dev.waymark.cli.sink.EventSink;
import dev.waymark.events.CloudEventHeaders;
import dev.waymark.events.EventTypes;
import dev.waymark.log.TopicAdmin;
import dev.waymark.progress.v1.ProgressEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes events to the log, `waymark.progress.v1`, as CloudEvents in binary mode under the
/// learner's id.
public final class LogSink implements EventSink {
  private static final int TIMEOUT_MS = 15_000;

  private final String servers;
  private final String topic;
  private final Producer<String, String> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /// @param settings of Kafka's client, the servers among them
  /// @param topic the log's
  /// @throws KafkaUnavailableException if Kafka does not answer or has no log; likewise the other
  ///   methods
  public LogSink(Map<String, Object> settings, String topic) {
    this.topic = topic;
    servers = String.valueOf(settings.get("bootstrap.servers"));
    requireLog(settings);
    Map<String, Object> all = new HashMap<>(settings);
    all.put("client.id", "waymark-simulator");
    all.put("acks", "all");
    all.put("linger.ms", 20);
    all.put("batch.size", 1 << 18);
    all.put("max.block.ms", TIMEOUT_MS);
    all.put("request.timeout.ms", TIMEOUT_MS);
    all.put("delivery.timeout.ms", 2 * TIMEOUT_MS);
    producer = new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  /// A producer would have the broker create the log, with one partition and a finite retention.
  private void requireLog(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("default.api.timeout.ms", TIMEOUT_MS);
    all.put("request.timeout.ms", TIMEOUT_MS);
    try (TopicAdmin admin = new TopicAdmin(Admin.create(all), Duration.ofMillis(2 * TIMEOUT_MS))) {
      if (admin.describe(topic).isEmpty()) {
        throw new KafkaUnavailableException(
            "Kafka at %s has no topic %s. Start a recommender on it, which creates it; on this machine: ./waymark up"
                .formatted(servers, topic));
      }
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
  }

  @Override
  public void accept(ProgressEvent event) {
    check();
    var record =
        new ProducerRecord<>(
            topic, null, event.getLearnerId(), EventJson.of(event), headers(event));
    var _ =
        producer.send(
            record,
            (_, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
  }

  private static List<Header> headers(ProgressEvent event) {
    List<Header> headers = new ArrayList<>();
    CloudEventHeaders.ofJson(
            EventTypes.PROGRESS,
            event.getEventId(),
            "/waymark/simulator",
            event.getLearnerId(),
            Timestamps.toString(event.getOccurredAt()))
        .forEach((name, value) ->
            headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
    return headers;
  }

  /// Waits until the broker has all events.
  public void flush() {
    producer.flush();
    check();
  }

  private void check() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new KafkaUnavailableException(servers, problem);
    }
  }

  @Override
  public void close() {
    producer.close();
    check();
  }
}
