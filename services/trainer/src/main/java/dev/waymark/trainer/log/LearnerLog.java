package dev.waymark.trainer.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// What is to be learned from: the events of some learners, by learner id.
///
/// @param sampled the share of the log's learners, over 0 to 1
/// @param seen how many events the log had
public record LearnerLog(List<LearnerEvents> learners, double sampled, long seen) {
  public LearnerLog {
    learners = learners.stream().sorted(Comparator.comparing(LearnerEvents::learnerId)).toList();
  }

  /// How many events there are.
  public long events() {
    return learners.stream().mapToLong(LearnerEvents::size).sum();
  }

  /// SHA-256 of all learners and their events, 64 lower-case hexadecimal digits.
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (LearnerEvents learner : learners) {
        digest.update(learner.learnerId().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(learner.bytes());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
