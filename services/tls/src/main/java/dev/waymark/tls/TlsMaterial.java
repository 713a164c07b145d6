package dev.waymark.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// What the files of one end of mutual TLS held, checked.
///
/// @param chain the end's certificate, then those of intermediate authorities
/// @param key the private key of the first
/// @param trust the authorities that the other end's certificate may come from
record TlsMaterial(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> trust) {

  private static final byte[] PROBE =
      "Do the keys belong together?".getBytes(StandardCharsets.UTF_8);

  /// What was read, unchecked, to be compared with what is read later.
  record Read(PemFile certificate, PemFile key, PemFile trust) {

    static Read of(TlsFiles files) throws TlsException {
      return new Read(
          PemFile.read(files.certificate()),
          PemFile.read(files.key()),
          PemFile.read(files.trust()));
    }
  }

  /// @throws TlsException when something of it cannot be used now
  static TlsMaterial of(Read read, Instant now) throws TlsException {
    List<X509Certificate> chain = read.certificate.certificates();
    PrivateKey key = read.key.privateKey();
    List<X509Certificate> trust = read.trust.certificates();
    X509Certificate own = chain.getFirst();
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw new TlsException(
          "the certificate in %s expired at %s"
              .formatted(read.certificate.path(), own.getNotAfter().toInstant()));
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      throw new TlsException(
          "the certificate in %s is not valid before %s"
              .formatted(read.certificate.path(), own.getNotBefore().toInstant()));
    }
    if (!belongTogether(key, own.getPublicKey())) {
      throw new TlsException(
          "the key in %s does not belong to the certificate in %s"
              .formatted(read.key.path(), read.certificate.path()));
    }
    if (trust.stream().allMatch(it -> now.isAfter(it.getNotAfter().toInstant()))) {
      throw new TlsException("every certificate in %s has expired".formatted(read.trust.path()));
    }
    return new TlsMaterial(chain, key, trust);
  }

  /// When the end's certificate is no longer taken.
  Instant expiry() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  private static boolean belongTogether(PrivateKey key, PublicKey certified) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(PROBE);
      byte[] signature = signing.sign();
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(certified);
      checking.update(PROBE);
      return checking.verify(signature);
    } catch (GeneralSecurityException e) {
      // Such as keys of two kinds.
      return false;
    }
  }
}
