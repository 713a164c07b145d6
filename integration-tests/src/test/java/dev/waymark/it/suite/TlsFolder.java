package dev.waymark.it.suite;

import dev.waymark.tls.fixture.TestAuthority;
import dev.waymark.tls.fixture.TestAuthority.Issued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where one end of mutual TLS has its certificate, its key and whom it trusts, as a secret that is
/// mounted.
///
/// @param folder the folder of the three files
public record TlsFolder(Path folder) {

  /// A folder that is not filled yet.
  public TlsFolder {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fills the folder, or renews what is in it, one file after the other.
  public TlsFolder hold(Issued issued, String trust) {
    TestAuthority.put(trust(), trust);
    TestAuthority.put(certificate(), issued.certificate());
    TestAuthority.put(key(), issued.key());
    return this;
  }

  public Path certificate() {
    return folder.resolve("tls.crt");
  }

  public Path key() {
    return folder.resolve("tls.key");
  }

  public Path trust() {
    return folder.resolve("ca.crt");
  }

  /// The settings that name the files.
  ///
  /// @param prefix such as `waymark.recommender.tls`
  /// @param others further flags
  public String[] flags(String prefix, String... others) {
    String[] all = new String[others.length + 4];
    all[0] = "-D%s.certificate=%s".formatted(prefix, certificate());
    all[1] = "-D%s.key=%s".formatted(prefix, key());
    all[2] = "-D%s.trust=%s".formatted(prefix, trust());
    all[3] = "-D%s.reload-interval=200ms".formatted(prefix);
    System.arraycopy(others, 0, all, 4, others.length);
    return all;
  }
}
