package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records of every compression with values, keys and headers changed at random.
final class RandomRecords implements Attack {

  private static final int MAX_AT_ONCE = 20;
  private static final List<String> HEADERS =
      List.of(
          "ce_time",
          "ce_subject",
          "content-type",
          "ce_id",
          "ce_type",
          "ce_specversion",
          "CE_ID",
          "ce_source",
          "traceparent",
          "waymark-dlq-reason",
          "waymark-dlq-replayed",
          "waymark-signature",
          "");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "application/json; charset=utf-16",
          "application/cloudevents+json",
          "application/cloudevents-batch+json",
          "application/x-protobuf",
          "application/protobuf",
          "0.3",
          "dev.waymark.learner.erased.v1",
          "dev.waymark.profile.v1",
          "dev.waymark.learner.profile.v1",
          "\u001b[2J",
          "+1000000000-01-01T00:00:00Z",
          "\u202e",
          "0-0",
          "-1");

  private final List<RawLog> logs;
  private long sent;

  RandomRecords(String bootstrapServers) {
    this.logs =
        List.of("none", "gzip", "snappy", "lz4", "zstd").stream()
            .map(codec -> RawLog.compressed(bootstrapServers, codec))
            .toList();
  }

  @Override
  public String name() {
    return "Kafka";
  }

  @Override
  public int once(SplittableRandom random) {
    RawLog log = logs.get(random.nextInt(logs.size()));
    for (int i = 0; i < MAX_AT_ONCE; i++) {
      log.send(record(random));
    }
    log.flush();
    return MAX_AT_ONCE;
  }

  private ProducerRecord<byte[], byte[]> record(SplittableRandom random) {
    String key = "hostile-" + random.nextInt(500);
    byte[] value = value(random, key);
    ProducerRecord<byte[], byte[]> record =
        random.nextInt(5) == 0
            ? RawLog.record(random.nextInt(3) == 0 ? null : key, value)
            : RawLog.event(key, "r-" + sent, random.nextInt(50) == 0 ? null : value);
    sent++;
    for (int more = random.nextInt(4); more > 1; more--) {
      byte[] text = TEXTS.get(random.nextInt(TEXTS.size())).getBytes(UTF_8);
      if (random.nextInt(3) == 0) {
        text = new byte[random.nextInt(200)];
        random.nextBytes(text);
      }
      record
          .headers()
          .add(HEADERS.get(random.nextInt(HEADERS.size())), random.nextInt(20) == 0 ? null : text);
    }
    return record;
  }

  private static byte[] value(SplittableRandom random, String learner) {
    if (random.nextInt(100) == 0) {
      return " ".repeat(random.nextInt(2 << 20)).getBytes(UTF_8);
    }
    if (random.nextInt(3) == 0) {
      byte[] value = new byte[random.nextInt(300)];
      random.nextBytes(value);
      return value;
    }
    byte[] value =
        ("{\"eventId\":\"e-%d\",\"learnerId\":\"%s\",\"occurredAt\":\"%s\","
                + "\"topicId\":\"linear-algebra.vectors\",\"practised\":{\"correct\":true}}")
            .formatted(random.nextLong(), learner, Instant.now())
            .getBytes(UTF_8);
    for (int flip = random.nextInt(6); flip > 0; flip--) {
      value[random.nextInt(value.length)] = (byte) random.nextInt(256);
    }
    return value;
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(200);
  }

  @Override
  public void close() {
    logs.forEach(RawLog::close);
  }
}
