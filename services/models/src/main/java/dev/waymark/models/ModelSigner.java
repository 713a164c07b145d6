package dev.waymark.models;

import dev.waymark.events.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;

/// Signs what is published, with the trainer's private key.
public final class ModelSigner {
  private final PrivateKey key;

  private ModelSigner(PrivateKey key) {
    this.key = key;
  }

  /// Reads a private key.
  ///
  /// @throws IOException when the file can't be read
  /// @throws IllegalArgumentException when it holds none; the message holds nothing of it
  public static ModelSigner read(Path file) throws IOException {
    return of(KeyFile.read(file));
  }

  /// Reads a private key in PKCS #8 and PEM, as `openssl genpkey -algorithm ed25519` makes.
  ///
  /// @throws IllegalArgumentException when it is none; the message holds nothing of it
  public static ModelSigner of(String pem) {
    byte[] encoded = PemBlocks.read(pem, "PRIVATE KEY").getFirst();
    try {
      return new ModelSigner(
          KeyFactory.getInstance(ModelSignature.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The PRIVATE KEY is not one of Ed25519.");
    }
  }

  /// A model to publish.
  public PublishedModel sign(byte[] model) {
    return signed(Optional.of(model));
  }

  /// That no model is in use any more, to publish.
  public PublishedModel signWithdrawal() {
    return signed(Optional.empty());
  }

  private PublishedModel signed(Optional<byte[]> model) {
    Signature engine = ModelSignature.engine();
    try {
      engine.initSign(key);
      ModelSignature.update(engine, model);
      return new PublishedModel(model, Optional.of(engine.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs anything", e);
    }
  }
}
