package dev.waymark.gateway.progress;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.progress.v1.ConsistencyToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The text form of a place in the log: base64url of a {@link ConsistencyToken}, without padding.
public final class ConsistencyTokens {

  /// The header that carries one.
  public static final String HEADER = "Waymark-Consistency-Token";

  private static final int MAX_LENGTH = 64;

  private ConsistencyTokens() {}

  /// The token for everything before `nextOffset`.
  public static String encode(String learnerId, int partition, long nextOffset) {
    byte[] bytes =
        ConsistencyToken.newBuilder()
            .setPartition(partition)
            .setNextOffset(nextOffset)
            .setLearnerCrc32C(crc(learnerId))
            .build()
            .toByteArray();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What is wrong with a token; null when it is one of this learner's.
  public static @Nullable String faultIn(String token, String learnerId) {
    ConsistencyToken decoded = decode(token);
    if (decoded == null || decoded.getPartition() < 0 || decoded.getNextOffset() < 0) {
      return "must be a token as it was given, unchanged";
    }
    return decoded.getLearnerCrc32C() == crc(learnerId) ? null : "is the token of another learner";
  }

  private static @Nullable ConsistencyToken decode(String token) {
    if (token.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return ConsistencyToken.parseFrom(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      return null;
    }
  }

  private static int crc(String learnerId) {
    var crc = new CRC32C();
    crc.update(learnerId.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
