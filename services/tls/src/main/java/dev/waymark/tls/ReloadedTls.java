package dev.waymark.tls;

import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// One end of mutual TLS: its key manager and its trust manager, which follow their files.
///
/// Files that are renewed count for connections made from then on. Renewed files that cannot be
/// used change nothing, and the log says so once; as files are renewed one after the other, only
/// when they are still so at the next look.
public final class ReloadedTls implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ReloadedTls.class.getName());

  private final TlsFiles files;
  private final InstantSource clock;
  private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager trust;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("waymark-tls").factory());
  private TlsMaterial.Read inUse;
  private Instant expiry;
  private @Nullable String fault;
  private boolean told;

  private ReloadedTls(
      TlsFiles files, InstantSource clock, AdvancedTlsX509TrustManager trust, TlsMaterial.Read read)
      throws TlsException {
    this.files = files;
    this.clock = clock;
    this.trust = trust;
    this.inUse = read;
    this.expiry = use(TlsMaterial.of(read, clock.instant()));
  }

  /// Reads the files.
  ///
  /// @throws TlsException when one is missing or what they say cannot be used
  public static ReloadedTls read(TlsFiles files, InstantSource clock) throws TlsException {
    try {
      return new ReloadedTls(
          files,
          clock,
          AdvancedTlsX509TrustManager.newBuilder().build(),
          TlsMaterial.Read.of(files));
    } catch (CertificateException e) {
      throw new IllegalStateException("nothing is read to make an empty trust manager", e);
    }
  }

  /// Looks at the files again and again until this is closed.
  public void watch(Duration interval) {
    var _ =
        looking.scheduleWithFixedDelay(
            this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Proves who this end is.
  public X509ExtendedKeyManager keyManager() {
    return keys;
  }

  /// Judges the other end: by its certificate and, at the end that connects, by its name.
  public X509ExtendedTrustManager trustManager() {
    return trust;
  }

  /// Reads the files again, and uses what they say if it differs and can be used.
  synchronized void look() {
    @Nullable String found;
    try {
      found = readAgain();
    } catch (TlsException e) {
      found = "Renewed files of TLS cannot be used, what was read before stays: " + e.getMessage();
    } catch (RuntimeException e) {
      // Else nobody would look again.
      found = "Files of TLS cannot be read again, what was read before stays: " + e;
    }
    boolean again = found != null && found.equals(fault);
    if (again && !told) {
      LOG.log(System.Logger.Level.ERROR, found);
    }
    told = again;
    fault = found;
  }

  private @Nullable String readAgain() throws TlsException {
    Instant now = clock.instant();
    TlsMaterial.Read read = TlsMaterial.Read.of(files);
    if (!read.equals(inUse)) {
      expiry = use(TlsMaterial.of(read, now));
      inUse = read;
      LOG.log(
          System.Logger.Level.INFO,
          "The files of TLS were renewed: the certificate in %s is valid until %s"
              .formatted(files.certificate(), expiry));
    }
    return now.isAfter(expiry)
        ? "The certificate in %s expired at %s and was not renewed: connections with it fail"
            .formatted(files.certificate(), expiry)
        : null;
  }

  private Instant use(TlsMaterial material) throws TlsException {
    try {
      trust.updateTrustCredentials(material.trust().toArray(X509Certificate[]::new));
      keys.updateIdentityCredentials(
          material.chain().toArray(X509Certificate[]::new), material.key());
      return material.expiry();
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsException("%s cannot be trusted (%s)".formatted(files.trust(), e.getMessage()));
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
