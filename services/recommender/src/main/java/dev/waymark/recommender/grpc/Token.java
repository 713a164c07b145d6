package dev.waymark.recommender.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.progress.v1.ConsistencyToken;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Consistency tokens on the wire: base64url without padding of {@link ConsistencyToken}.
final class Token {
  private static final String FIELD = "consistency_token";
  private static final int MAX_LENGTH = 256;

  private Token() {}

  /// The token, or nothing when the text is empty.
  ///
  /// @throws StatusRuntimeException when it is none of ours, or another learner's
  static Optional<ConsistencyToken> parse(String text, String learnerId) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > MAX_LENGTH) {
      throw Failures.invalid(FIELD, "is not one that this service gave");
    }
    ConsistencyToken token;
    try {
      token = ConsistencyToken.parseFrom(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      throw Failures.invalid(FIELD, "is not one that this service gave");
    }
    if (token.getPartition() < 0 || token.getNextOffset() <= 0) {
      throw Failures.invalid(FIELD, "is not one that this service gave");
    }
    if (token.getLearnerCrc32C() != crc32c(learnerId)) {
      throw Failures.invalid(FIELD, "belongs to another learner");
    }
    return Optional.of(token);
  }

  /// The token names a place that the log does not have.
  static StatusRuntimeException ofNoPlace() {
    return Failures.invalid(
        FIELD, "names a place that the log does not have: it is not one that this service gave");
  }

  static String format(int partition, long nextOffset, String learnerId) {
    ConsistencyToken token =
        ConsistencyToken.newBuilder()
            .setPartition(partition)
            .setNextOffset(nextOffset)
            .setLearnerCrc32C(crc32c(learnerId))
            .build();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
  }

  private static int crc32c(String learnerId) {
    CRC32C crc = new CRC32C();
    crc.update(learnerId.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
