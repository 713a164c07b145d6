package dev.waymark.recommender.grpc;

import dev.waymark.recommender.v1.Reason;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommendedResource;
import dev.waymark.recommender.v1.Step;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Names answers on next steps, so that a client that was cut off can say which one it has.
///
/// An id is a digest of the learner's revision and of all that the answer says but its time and the
/// numbers that change with time alone. So the same answer has the same id at every recommender,
/// and an id says nothing to those who do not know the answer's learner.
final class AnswerIds {
  private static final int BYTES = 16;

  private AnswerIds() {}

  /// The id, 22 characters of base64url.
  ///
  /// @param revision of the learner that the answer is about
  static String of(RecommendNextStepsResponse answer, long revision) {
    var plain = answer.toBuilder();
    plain.getBasisBuilder().clearAsOf();
    plain.getStepsBuilderList().forEach(AnswerIds::withoutNumbers);
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(revision).flip());
    byte[] whole = digest.digest(plain.build().toByteArray());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
  }

  private static void withoutNumbers(Step.Builder step) {
    step.clearScore().clearMastery().clearSuccessProbability();
    step.getReasonsBuilderList().forEach(Reason.Builder::clearContribution);
    for (RecommendedResource.Builder resource : step.getResourcesBuilderList()) {
      resource.getReasonsBuilderList().forEach(Reason.Builder::clearContribution);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
