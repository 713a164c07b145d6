package dev.waymark.seed.kafka;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.seed.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The record that announces a release: a CloudEvent in binary mode whose data is the proto3 JSON
/// form of `waymark.graph.v1.GraphReleased`. Every value is made of letters, digits and `-:.`, so
/// nothing needs escaping; a test compares it with what protobuf itself writes.
final class Announcement {
  static final String TOPIC = "waymark.graph-releases.v1";

  private Announcement() {}

  static ProducerRecord<String, String> of(Release release, Curriculum curriculum) {
    String json =
        """
        {"releaseId":"%s","version":"%d","checksum":"%s","publishedAt":"%s",\
        "topicCount":%d,"prerequisiteCount":%d,"resourceCount":%d,"roadmapCount":%d}\
        """
            .formatted(
                release.id(),
                release.version(),
                release.checksum(),
                release.publishedAt(),
                curriculum.topics().size(),
                curriculum.prerequisites().size(),
                curriculum.resources().size(),
                curriculum.roadmaps().size());
    ProducerRecord<String, String> record = new ProducerRecord<>(TOPIC, release.id(), json);
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", release.id(),
            "ce_source", "/waymark/graph-seed",
            "ce_type", "dev.waymark.graph.v1.released",
            "ce_time", release.publishedAt().toString(),
            "content-type", "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
