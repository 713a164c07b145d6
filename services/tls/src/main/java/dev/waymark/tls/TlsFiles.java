package dev.waymark.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of one end of mutual TLS, all in PEM.
///
/// @param certificate its certificate, followed by those of intermediate authorities, if any
/// @param key the private key of that certificate, in PKCS#8, not encrypted
/// @param trust the certificates of the authorities that the other end's certificate may come from
public record TlsFiles(Path certificate, Path key, Path trust) {

  /// The files as configured: all of them or, for connections without TLS, none.
  ///
  /// @param prefix what the names of the settings begin with, such as `waymark.recommender.tls`
  /// @throws TlsException when some are set and others are not
  public static Optional<TlsFiles> of(
      String prefix, Optional<Path> certificate, Optional<Path> key, Optional<Path> trust)
      throws TlsException {
    if (certificate.isPresent() && key.isPresent() && trust.isPresent()) {
      return Optional.of(new TlsFiles(certificate.get(), key.get(), trust.get()));
    }
    List<String> missing =
        List.of(
                missing(prefix, "certificate", certificate),
                missing(prefix, "key", key),
                missing(prefix, "trust", trust))
            .stream()
            .filter(name -> !name.isEmpty())
            .toList();
    if (missing.size() == 3) {
      return Optional.empty();
    }
    throw new TlsException(
        "mutual TLS needs a certificate, its key and whom to trust: set %s too, or none of %s.*"
            .formatted(String.join(" and ", missing), prefix));
  }

  private static String missing(String prefix, String name, Optional<Path> file) {
    return file.isPresent() ? "" : prefix + "." + name;
  }
}
