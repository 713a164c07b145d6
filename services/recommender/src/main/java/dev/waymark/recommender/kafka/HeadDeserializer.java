package dev.waymark.recommender.kafka;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/// Keys or values up to a length, and of longer ones the head: what an untrusted client compressed
/// into a few bytes must not fill the memory. The whole length remains known as the record's
/// serialized size, and the SHA-256 of the whole as a header.
public final class HeadDeserializer implements Deserializer<byte[]> {
  private final int longest;
  private final int head;
  private final String hashHeader;

  /// @param longest the length in bytes up to which the bytes are kept whole
  /// @param head how many bytes are kept of longer ones
  /// @param hashHeader gets the SHA-256 of longer ones, in hexadecimal digits
  public HeadDeserializer(int longest, int head, String hashHeader) {
    this.longest = longest;
    this.head = head;
    this.hashHeader = hashHeader;
  }

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    return kept(ByteBuffer.wrap(data));
  }

  @Override
  public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
    if (data.remaining() > longest) {
      headers.remove(hashHeader);
      HeaderTexts.put(headers, hashHeader, sha256(data.duplicate()));
    }
    return kept(data.duplicate());
  }

  private byte[] kept(ByteBuffer data) {
    byte[] bytes =
        new byte[data.remaining() > longest ? Math.min(head, data.remaining()) : data.remaining()];
    data.get(bytes);
    return bytes;
  }

  private static String sha256(ByteBuffer data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(data);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
