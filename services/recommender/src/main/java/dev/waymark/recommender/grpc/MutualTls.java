package dev.waymark.recommender.grpc;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.tls.ReloadedTls;
import dev.waymark.tls.TlsException;
import dev.waymark.tls.TlsFiles;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.quarkus.arc.Unremovable;
import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.grpc.VertxServerBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Encrypts gRPC, where certificates are configured: only callers who prove themselves by a
/// certificate get in, and files that are renewed count for the connections made from then on.
@Unremovable
@Singleton
final class MutualTls implements ServerBuilderCustomizer<VertxServerBuilder> {
  private static final String PREFIX = "waymark.recommender.tls";

  /// A session that is resumed is one whose certificate is not looked at again.
  private static final int SESSION_SECONDS = 1;

  private final RecommenderConfig.Tls config;
  private final @Nullable ReloadedTls tls;

  MutualTls(RecommenderConfig config, InstantSource clock) {
    this.config = config.tls();
    try {
      // The commands for operators serve nobody.
      Optional<TlsFiles> files =
          config.serve()
              ? TlsFiles.of(
                  PREFIX, this.config.certificate(), this.config.key(), this.config.trust())
              : Optional.empty();
      this.tls = files.isEmpty() ? null : ReloadedTls.read(files.get(), clock);
    } catch (TlsException e) {
      throw new ConfigurationException(
          "The recommender does not start: %s.".formatted(e.getMessage()));
    }
    if (tls != null) {
      tls.watch(this.config.reloadInterval());
    }
  }

  /// Whether callers need a certificate.
  boolean isOn() {
    return tls != null;
  }

  @Override
  public void customize(GrpcServerConfiguration server, VertxServerBuilder builder) {
    if (tls == null) {
      return;
    }
    try {
      builder
          .nettyBuilder()
          .sslContext(
              GrpcSslContexts.configure(SslContextBuilder.forServer(tls.keyManager()))
                  .trustManager(tls.trustManager())
                  .clientAuth(ClientAuth.REQUIRE)
                  .sessionTimeout(SESSION_SECONDS)
                  .build())
          .maxConnectionAge(config.connectionAge().toMillis(), TimeUnit.MILLISECONDS);
    } catch (SSLException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (tls != null) {
      tls.close();
    }
  }
}
