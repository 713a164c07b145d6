package dev.waymark.models;

import dev.waymark.events.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/// The public keys of which one must have signed a model.
public final class ModelKeys {
  private final List<PublicKey> keys;

  private ModelKeys(List<PublicKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /// Reads a file of public keys.
  ///
  /// @throws IOException when it can't be read
  /// @throws IllegalArgumentException when it holds none, or one that is not of Ed25519
  public static ModelKeys read(Path file) throws IOException {
    return of(KeyFile.read(file));
  }

  /// Reads public keys in PEM, as `openssl pkey -pubout` makes: one or more, one after another.
  ///
  /// @throws IllegalArgumentException when there is none, or one that is not of Ed25519
  public static ModelKeys of(String pem) {
    List<PublicKey> keys = new ArrayList<>();
    for (byte[] encoded : PemBlocks.read(pem, "PUBLIC KEY")) {
      keys.add(key(encoded, keys.size() + 1));
    }
    return new ModelKeys(keys);
  }

  private static PublicKey key(byte[] encoded, int number) {
    try {
      return KeyFactory.getInstance(ModelSignature.ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "PUBLIC KEY number %d is not one of Ed25519.".formatted(number));
    }
  }

  /// Refuses what none of the keys signed.
  public void require(PublishedModel published) throws RefusedModelException {
    if (published.signature().isEmpty()) {
      throw new RefusedModelException(
          ModelFault.UNSIGNED, "it has no signature; publish it with the trainer's --signing-key");
    }
    if (!vouch(published)) {
      throw new RefusedModelException(
          ModelFault.BAD_SIGNATURE,
          "its signature is by none of the public keys, or for other bytes; publish it with the"
              + " private key to one of them");
    }
  }

  /// Whether one of the keys signed just this.
  public boolean vouch(PublishedModel published) {
    return published.signature().stream()
        .anyMatch(it -> keys.stream().anyMatch(key -> isBy(key, it, published)));
  }

  private static boolean isBy(PublicKey key, byte[] signature, PublishedModel published) {
    Signature engine = ModelSignature.engine();
    try {
      engine.initVerify(key);
      ModelSignature.update(engine, published.model());
      return engine.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was read as one of Ed25519", e);
    }
  }
}
