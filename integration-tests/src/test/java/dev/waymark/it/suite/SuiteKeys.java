package dev.waymark.it.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The keys of one suite, as an operator would make them: one for the log, a pair for models.
final class SuiteKeys implements AutoCloseable {

  private static final int LOG_KEY_BYTES = 32;

  private final Path folder;
  private final Path log;
  private final Path model;
  private final Path modelPublic;

  SuiteKeys() {
    try {
      folder = Files.createTempDirectory("waymark-keys");
      byte[] secret = new byte[LOG_KEY_BYTES];
      new SecureRandom().nextBytes(secret);
      log = Files.writeString(folder.resolve("log.key"), base64(secret));
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      model = pem("models.key", "PRIVATE KEY", pair.getPrivate().getEncoded());
      modelPublic = pem("models.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private Path pem(String name, String label, byte[] content) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64(content)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// What a recommender needs.
  Map<String, String> ofRecommender() {
    return Map.of(
        "WAYMARK_RECOMMENDER_PROGRESS_KEY_FILE", log.toString(),
        "WAYMARK_RECOMMENDER_MODEL_PUBLIC_KEY_FILE", modelPublic.toString());
  }

  /// What a trainer needs besides.
  Map<String, String> ofTrainer() {
    return Map.of("WAYMARK_MODEL_SIGNING_KEY_FILE", model.toString());
  }

  @Override
  public void close() {
    try {
      for (Path file : List.of(log, model, modelPublic, folder)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
