package dev.waymark.models;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Optional;

/// What is signed of a published model, with Ed25519 (RFC 8032): a purpose, and the bytes of the
/// model, of which a withdrawal has none.
public final class ModelSignature {
  /// The header that holds the signature: 64 bytes.
  public static final String HEADER = "waymark-signature";

  static final String ALGORITHM = "Ed25519";

  private static final byte[] MODEL = "waymark model v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WITHDRAWAL =
      "waymark model withdrawn v1\0".getBytes(StandardCharsets.US_ASCII);

  private ModelSignature() {}

  static Signature engine() {
    try {
      return Signature.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  static void update(Signature engine, Optional<byte[]> model) throws GeneralSecurityException {
    engine.update(model.isPresent() ? MODEL : WITHDRAWAL);
    if (model.isPresent()) {
      engine.update(model.get());
    }
  }
}
