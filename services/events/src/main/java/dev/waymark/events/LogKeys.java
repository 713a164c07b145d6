package dev.waymark.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The secret keys that profiles and erasures are signed with: HMAC-SHA-256 (RFC 2104) over the
/// learner, the type of the event and the record's value. Only a service that has a key can write
/// such a record; who may merely write to the log cannot.
public final class LogKeys {
  /// The header that holds the signature: base64url without padding, 43 characters.
  public static final String HEADER = "waymark-signature";

  /// A key has at least so many bytes.
  public static final int MIN_KEY_BYTES = 32;

  private static final byte[] PURPOSE = utf8("waymark log record v1");

  private final List<SecretKeySpec> keys;

  private LogKeys(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /// Reads a file of keys.
  ///
  /// @throws IOException when the file can't be read
  /// @throws IllegalArgumentException when it is not one of keys; the message holds no key
  public static LogKeys read(Path file) throws IOException {
    return of(KeyFile.read(file));
  }

  /// Reads keys: one a line, in base64url or base64, each of at least {@link #MIN_KEY_BYTES} bytes.
  /// The first one signs, each of them is accepted. Empty lines and those that begin with `#` are
  /// comments.
  ///
  /// @throws IllegalArgumentException when there is none, or a line is not one; the message holds
  ///   no key
  public static LogKeys of(String text) {
    List<SecretKeySpec> keys = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(key(line, number));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("There is no key.");
    }
    return new LogKeys(keys);
  }

  private static SecretKeySpec key(String line, int number) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(line.replace('+', '-').replace('/', '_'));
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "Line %d is not a key of at least %d bytes in base64.".formatted(number, MIN_KEY_BYTES));
    }
    return HmacSha256.key(bytes);
  }

  /// The value of the header {@link #HEADER}.
  ///
  /// @param type that of the CloudEvent, one of {@link EventTypes}
  public byte[] sign(String learnerId, String type, byte[] value) {
    return signature(keys.getFirst(), learnerId, type, value);
  }

  /// Whether one of the keys made the signature for just this.
  public boolean vouch(
      byte @Nullable [] signature, String learnerId, String type, byte @Nullable [] value) {
    if (signature == null || value == null) {
      return false;
    }
    boolean made = false;
    for (SecretKeySpec key : keys) {
      made |= MessageDigest.isEqual(signature, signature(key, learnerId, type, value));
    }
    return made;
  }

  private static byte[] signature(SecretKeySpec key, String learnerId, String type, byte[] value) {
    Mac mac = HmacSha256.by(key);
    for (byte[] part : List.of(PURPOSE, utf8(learnerId), utf8(type), value)) {
      // With its length, so that no part can pass for the end of the one before.
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
      mac.update(part);
    }
    return Base64.getUrlEncoder().withoutPadding().encode(mac.doFinal());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
