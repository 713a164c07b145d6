package dev.waymark.seed.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import dev.waymark.graph.v1.GraphReleased;
import dev.waymark.seed.release.Release;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class AnnouncementTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.120Z");
  private static final Curriculum CURRICULUM =
      new Curriculum(
          List.of(new Topic("a", "A", "About a.", TopicKind.CONCEPT, 60, 1, false)),
          List.of(),
          List.of(),
          List.of());

  @Test
  void theDataIsTheJsonFormOfTheContract() throws Exception {
    Release release = Release.of(7, CURRICULUM, NOON);
    GraphReleased.Builder read = GraphReleased.newBuilder();

    JsonFormat.parser().merge(Announcement.of(release, CURRICULUM).value(), read);

    assertThat(read.build())
        .isEqualTo(
            GraphReleased.newBuilder()
                .setReleaseId("7-" + CURRICULUM.checksum().substring(0, 8))
                .setVersion(7)
                .setChecksum(CURRICULUM.checksum())
                .setPublishedAt(Timestamps.fromMillis(NOON.toEpochMilli()))
                .setTopicCount(1)
                .build());
  }

  @Test
  void everyFieldOfTheContractIsSaid() {
    String json = Announcement.of(Release.of(7, CURRICULUM, NOON), CURRICULUM).value();

    GraphReleased.getDescriptor()
        .getFields()
        .forEach(field -> assertThat(json).contains("\"" + field.getJsonName() + "\":"));
  }

  @Test
  void theRecordIsACloudEventUnderTheIdOfTheRelease() {
    Release release = Release.of(1, CURRICULUM, NOON);

    ProducerRecord<String, String> record = Announcement.of(release, CURRICULUM);

    assertThat(record.topic()).isEqualTo("waymark.graph-releases.v1");
    assertThat(record.key()).isEqualTo(release.id());
    assertThat(record.headers())
        .extracting(
            header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder(
            "ce_specversion=1.0",
            "ce_id=" + release.id(),
            "ce_source=/waymark/graph-seed",
            "ce_type=dev.waymark.graph.v1.released",
            "ce_time=2026-11-22T12:00:00.120Z",
            "content-type=application/json");
  }
}
