package dev.waymark.standalone.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A pair of keys of Ed25519 (RFC 8032), each in a PEM file (RFC 7468) as `openssl` writes them.
final class KeyPairFiles {
  private static final int LINE = 64;

  private KeyPairFiles() {}

  /// Makes a pair where either file is missing or empty.
  static void keep(Path privateKey, Path publicKey) throws IOException {
    if (isMissing(privateKey) || isMissing(publicKey)) {
      KeyPair pair = generate();
      PrivateFiles.createFile(privateKey);
      PrivateFiles.createFile(publicKey);
      Files.writeString(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }
    PrivateFiles.close(privateKey);
    PrivateFiles.close(publicKey);
  }

  private static boolean isMissing(Path file) throws IOException {
    return !Files.exists(file) || Files.size(file) == 0;
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(label, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content));
  }
}
