package dev.waymark.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a file in PEM (RFC 7468) held when it was read.
///
/// @param path where it lies
/// @param text its content, a character for each byte
record PemFile(Path path, String text) {

  /// More than any chain of certificates takes.
  static final int MAX_BYTES = 1 << 20;

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");

  /// Those that certificates of TLS may have.
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  /// Reads a regular file.
  ///
  /// @throws TlsException when there is none, or it cannot be read or is too large
  static PemFile read(Path path) throws TlsException {
    if (!Files.exists(path)) {
      throw new TlsException("there is no file " + path);
    }
    if (!Files.isRegularFile(path)) {
      throw new TlsException(path + " is not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new TlsException("%s is larger than %d bytes".formatted(path, MAX_BYTES));
      }
      return new PemFile(path, new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      throw new TlsException("there is no file " + path);
    } catch (IOException e) {
      throw new TlsException(
          "%s cannot be read (%s)".formatted(path, e.getClass().getSimpleName()));
    }
  }

  /// The certificates in it, in their order; one at least.
  ///
  /// @throws TlsException when there is none, or one is damaged
  List<X509Certificate> certificates() throws TlsException {
    try {
      Collection<?> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
      if (!all.isEmpty()) {
        return all.stream().map(X509Certificate.class::cast).toList();
      }
    } catch (CertificateException e) {
      throw new TlsException(path + " has no certificate in PEM that can be read");
    }
    throw new TlsException(path + " has no certificate in PEM");
  }

  /// The private key in it.
  ///
  /// @throws TlsException when there is none, or it is in a form that is not read
  PrivateKey privateKey() throws TlsException {
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      throw new TlsException(path + " has no private key in PEM");
    }
    if (!key.group(1).equals("PRIVATE KEY")) {
      throw new TlsException(
          "%s has a key of the form %s: write it as PKCS#8 with openssl pkcs8 -topk8 -nocrypt"
              .formatted(path, key.group(1)));
    }
    byte[] content;
    try {
      content = Base64.getMimeDecoder().decode(key.group(2));
    } catch (IllegalArgumentException e) {
      throw new TlsException(path + " has a damaged private key");
    }
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content));
      } catch (GeneralSecurityException e) {
        // It is of another kind.
      }
    }
    throw new TlsException(
        "%s has a private key that is damaged, or not of %s".formatted(path, KEY_ALGORITHMS));
  }
}
