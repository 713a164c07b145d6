package dev.waymark.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.progress.v1.ConsistencyToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The text form of committed offsets: base64url of a {@link ConsistencyToken}, without padding. An
/// HMAC-SHA-256, of which 16 bytes are kept, tells tokens that a service gave from those that
/// somebody made up (RFC 2104).
public final class PositionTokens {
  /// The longest token, in characters.
  public static final int MAX_LENGTH = 64;

  private static final int MAC_BYTES = 16;

  private final SecretKeySpec key;

  private PositionTokens(byte[] key) {
    this.key = HmacSha256.key(key);
  }

  /// Those of all services that share the secret.
  ///
  /// @param secret may be any text; a short one can be guessed
  public static PositionTokens bySecret(String secret) {
    return new PositionTokens(("secret " + secret).getBytes(StandardCharsets.UTF_8));
  }

  /// Those of all services that use the log: its id is random and shown to clients of the broker
  /// only.
  ///
  /// @param topicId the id that the broker gave the topic
  public static PositionTokens byLog(String topicId) {
    return new PositionTokens(("log " + topicId).getBytes(StandardCharsets.UTF_8));
  }

  /// The token for everything before `nextOffset`.
  public String encode(String learnerId, int partition, long nextOffset) {
    byte[] bytes =
        ConsistencyToken.newBuilder()
            .setPartition(partition)
            .setNextOffset(nextOffset)
            .setLearnerCrc32C(crc(learnerId))
            .setMac(ByteString.copyFrom(mac(learnerId, partition, nextOffset)))
            .build()
            .toByteArray();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Whether the token was given for this learner, and not changed since.
  public boolean isGenuine(ConsistencyToken token, String learnerId) {
    return MessageDigest.isEqual(
        token.getMac().toByteArray(), mac(learnerId, token.getPartition(), token.getNextOffset()));
  }

  /// The token that a text holds; empty when it can't be one.
  public static Optional<ConsistencyToken> decode(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      ConsistencyToken token = ConsistencyToken.parseFrom(Base64.getUrlDecoder().decode(text));
      return token.getPartition() >= 0
              && token.getNextOffset() > 0
              && token.getMac().size() == MAC_BYTES
          ? Optional.of(token)
          : Optional.empty();
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  /// Whether the token says that it is the learner's.
  public static boolean names(ConsistencyToken token, String learnerId) {
    return token.getLearnerCrc32C() == crc(learnerId);
  }

  private byte[] mac(String learnerId, int partition, long nextOffset) {
    Mac mac = HmacSha256.by(key);
    mac.update(
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
            .putInt(partition)
            .putLong(nextOffset)
            .flip());
    return Arrays.copyOf(mac.doFinal(learnerId.getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
  }

  private static int crc(String learnerId) {
    CRC32C crc = new CRC32C();
    crc.update(learnerId.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
