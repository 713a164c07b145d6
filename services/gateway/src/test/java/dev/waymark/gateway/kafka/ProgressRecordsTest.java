package dev.waymark.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.waymark.events.TraceHeaders;
import dev.waymark.progress.v1.Assessed;
import dev.waymark.progress.v1.ProgressEvent;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressRecordsTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void aRecordIsACloudEventInBinaryMode() {
    var event =
        ProgressEvent.newBuilder()
            .setEventId("e-1")
            .setLearnerId("ada")
            .setOccurredAt(Timestamp.newBuilder().setSeconds(1_795_341_600L))
            .setTopicId("t")
            .setAssessed(Assessed.newBuilder().setScore(0))
            .build();

    Map<String, String> request = Map.of("traceparent", PARENT, "tracestate", "a=b");
    Context trace = TraceHeaders.read(request::get);
    var record = new ProgressRecords("log").record(event, trace);

    assertThat(record.topic()).isEqualTo("log");
    assertThat(new String(record.key(), UTF_8)).isEqualTo("ada");
    assertThat(new String(record.value(), UTF_8))
        .isEqualTo(
            "{\"eventId\":\"e-1\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-11-22T10:00:00Z\",\"topicId\":\"t\",\"assessed\":{\"score\":0.0}}");
    Map<String, String> headers = new LinkedHashMap<>();
    record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
    assertThat(headers)
        .containsExactly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "e-1"),
            Map.entry("ce_source", "/waymark/gateway"),
            Map.entry("ce_type", "dev.waymark.progress.v1"),
            Map.entry("ce_subject", "ada"),
            Map.entry("ce_time", "2026-11-22T10:00:00Z"),
            Map.entry("content-type", "application/json"),
            Map.entry("traceparent", PARENT),
            Map.entry("tracestate", "a=b"));
  }
}
