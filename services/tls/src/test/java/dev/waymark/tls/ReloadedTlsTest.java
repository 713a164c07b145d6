package dev.waymark.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.tls.fixture.TestAuthority;
import dev.waymark.tls.fixture.TestAuthority.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReloadedTlsTest {

  @TempDir private static Path shared;
  private static TestAuthority authority;
  private static Issued first;
  private static Issued second;

  @TempDir private Path folder;
  private final List<String> errors = new ArrayList<>();
  private final Handler handler = new Errors();
  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;

  @BeforeAll
  static void issue() {
    authority = TestAuthority.in(shared.resolve("ca"), "Waymark test");
    first = authority.issue("first");
    second = authority.issue("second");
  }

  @BeforeEach
  void listen() {
    Logger.getLogger(ReloadedTls.class.getName()).addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger(ReloadedTls.class.getName()).removeHandler(handler);
  }

  @Test
  void renewedFilesAreUsedFromTheNextLookOn() throws TlsException {
    try (ReloadedTls tls = ReloadedTls.read(files(first), clock)) {
      assertThat(serving(tls)).isEqualTo(first.parsed());

      files(second);
      tls.look();

      assertThat(serving(tls)).isEqualTo(second.parsed());
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void aRenewedAuthorityIsTrustedFromTheNextLookOn() throws TlsException {
    TestAuthority other = TestAuthority.in(folder.resolve("other"), "Another");
    try (ReloadedTls tls = ReloadedTls.read(files(first), clock)) {
      TestAuthority.put(folder.resolve("ca.pem"), authority.certificate() + other.certificate());
      tls.look();

      assertThat(tls.trustManager().getAcceptedIssuers()).hasSize(2);
    }
  }

  @Test
  void halfARenewalKeepsWhatWasReadAndIsNoError() throws TlsException {
    try (ReloadedTls tls = ReloadedTls.read(files(first), clock)) {
      TestAuthority.put(folder.resolve("tls.crt"), second.certificate());
      tls.look();
      assertThat(serving(tls)).isEqualTo(first.parsed());

      TestAuthority.put(folder.resolve("tls.key"), second.key());
      tls.look();
      assertThat(serving(tls)).isEqualTo(second.parsed());
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void aBadRenewalKeepsWhatWasReadAndIsToldOnce() throws TlsException {
    try (ReloadedTls tls = ReloadedTls.read(files(first), clock)) {
      TestAuthority.put(folder.resolve("tls.key"), second.key());
      for (int i = 0; i < 5; i++) {
        tls.look();
      }

      assertThat(serving(tls)).isEqualTo(first.parsed());
      assertThat(errors)
          .singleElement()
          .asString()
          .contains("what was read before stays", "tls.key does not belong to the certificate in")
          .doesNotContain("\n");

      files(second);
      tls.look();
      assertThat(serving(tls)).isEqualTo(second.parsed());
    }
  }

  @Test
  void filesThatVanishKeepWhatWasRead() throws IOException, TlsException {
    try (ReloadedTls tls = ReloadedTls.read(files(first), clock)) {
      Files.delete(folder.resolve("tls.crt"));
      tls.look();
      tls.look();

      assertThat(serving(tls)).isEqualTo(first.parsed());
      assertThat(errors).singleElement().asString().contains("there is no file", "tls.crt");
    }
  }

  @Test
  void aCertificateThatWasNotRenewedInTimeIsTold() throws TlsException {
    try (ReloadedTls tls = ReloadedTls.read(files(first), clock)) {
      now = now.plus(Duration.ofDays(11));
      tls.look();
      tls.look();

      assertThat(errors).singleElement().asString().contains("expired at", "was not renewed");
    }
  }

  @Test
  void theFilesAreWatched() throws Exception {
    try (ReloadedTls tls = ReloadedTls.read(files(first), clock)) {
      tls.watch(Duration.ofMillis(20));
      files(second);

      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!serving(tls).equals(second.parsed()) && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      assertThat(serving(tls)).isEqualTo(second.parsed());
    }
  }

  @Test
  void whatCannotBeUsedIsToldInALine() throws IOException {
    refused(files(first, second.key(), authority.certificate()), "does not belong");
    refused(files(authority.issue("old", "-5d", 2)), "tls.crt expired at");
    refused(files(authority.issue("early", "+5d", 2)), "not valid before");
    refused(
        files(first, first.key().replace("PRIVATE KEY", "EC PRIVATE KEY"), authority.certificate()),
        "EC PRIVATE KEY: write it as PKCS#8");
    refused(
        files(first, "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----", ""),
        "damaged");
    refused(files(first, first.certificate(), authority.certificate()), "no private key");
    refused(files(first, first.key(), "nothing"), "ca.pem has no certificate");
    TlsFiles files = files(first);
    Files.write(files.trust(), new byte[PemFile.MAX_BYTES + 1]);
    refused(files, "larger than");
    Files.delete(files.trust());
    refused(files, "there is no file");
    Files.createDirectory(files.trust());
    refused(files, "is not a file");
  }

  @Test
  void allFilesAreNeededOrNone() throws TlsException {
    Optional<Path> some = Optional.of(Path.of("some.pem"));
    assertThat(TlsFiles.of("a.tls", Optional.empty(), Optional.empty(), Optional.empty()))
        .isEmpty();
    assertThat(TlsFiles.of("a.tls", some, some, some)).isPresent();
    assertThatThrownBy(() -> TlsFiles.of("a.tls", some, Optional.empty(), Optional.empty()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("set a.tls.key and a.tls.trust too, or none of a.tls.*");
  }

  private static void refused(TlsFiles files, String why) {
    assertThatThrownBy(() -> ReloadedTls.read(files, InstantSource.system()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  private static X509Certificate serving(ReloadedTls tls) {
    String alias = tls.keyManager().chooseEngineServerAlias("EC", null, null);
    return tls.keyManager().getCertificateChain(alias)[0];
  }

  private TlsFiles files(Issued issued) {
    return files(issued, issued.key(), authority.certificate());
  }

  private TlsFiles files(Issued issued, String key, String trust) {
    return new TlsFiles(
        TestAuthority.put(folder.resolve("tls.crt"), issued.certificate()),
        TestAuthority.put(folder.resolve("tls.key"), key),
        TestAuthority.put(folder.resolve("ca.pem"), trust));
  }

  private final class Errors extends Handler {
    @Override
    public void publish(LogRecord record) {
      if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
        errors.add(record.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
