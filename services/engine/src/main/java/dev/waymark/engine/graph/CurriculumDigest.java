package dev.waymark.engine.graph;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The canonical encoding of a curriculum, hashed: every list is preceded by its length, every
/// string by its length in UTF-8 bytes, so that no two curricula share an encoding.
final class CurriculumDigest {
  private final MessageDigest sha256;

  private CurriculumDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(Curriculum curriculum) {
    var digest = new CurriculumDigest();
    digest.put(curriculum.topics().size());
    curriculum.topics().forEach(digest::put);
    digest.put(curriculum.prerequisites().size());
    for (Prerequisite p : curriculum.prerequisites()) {
      digest.put(p.topicId()).put(p.requiredTopicId()).put(p.strength().name());
    }
    digest.put(curriculum.resources().size());
    curriculum.resources().forEach(digest::put);
    digest.put(curriculum.roadmaps().size());
    curriculum.roadmaps().forEach(digest::put);
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  private void put(Topic t) {
    put(t.id()).put(t.title()).put(t.summary()).put(t.kind().name());
    put(t.minutes()).put(t.level()).put(t.retired() ? 1 : 0);
  }

  private void put(Resource r) {
    put(r.id()).put(r.title()).put(r.author()).put(r.url());
    put(r.type().name()).put(r.access().name()).put(r.language());
    put(r.minutes()).put(r.level()).put(r.teaches().size());
    for (Teaching t : r.teaches()) {
      put(t.topicId()).put(t.coverage()).put(t.minutes()).put(t.part());
    }
  }

  private void put(Roadmap r) {
    put(r.id()).put(r.title()).put(r.summary()).put(r.version()).put(r.sections().size());
    for (Section s : r.sections()) {
      put(s.title()).put(s.topics().size());
      s.topics().forEach(i -> put(i.topicId()).put(i.weight()));
    }
  }

  private CurriculumDigest put(int value) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  private CurriculumDigest put(double value) {
    sha256.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    return this;
  }

  private CurriculumDigest put(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    put(utf8.length);
    sha256.update(utf8);
    return this;
  }
}
