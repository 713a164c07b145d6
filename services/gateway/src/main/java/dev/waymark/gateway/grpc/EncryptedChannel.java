package dev.waymark.gateway.grpc;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.tls.ReloadedTls;
import dev.waymark.tls.TlsException;
import dev.waymark.tls.TlsFiles;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.InternalNettyChannelBuilder;
import io.grpc.netty.InternalProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.quarkus.arc.Unremovable;
import io.quarkus.grpc.api.ChannelBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcClientConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Encrypts the channel to the recommenders, where certificates are configured: each end proves who
/// it is, and files that are renewed count for the connections made from then on.
///
/// Quarkus decides about TLS after this has its say, by files that it reads once. So the negotiator
/// is put in place itself, which gRPC then leaves alone.
@Unremovable
@Singleton
public class EncryptedChannel implements ChannelBuilderCustomizer<NettyChannelBuilder> {

  private static final String PREFIX = "waymark.gateway.recommender.tls";
  private static final int DEFAULT_PORT = 443;

  private final GatewayConfig.Tls config;
  private final @Nullable ReloadedTls tls;

  EncryptedChannel(GatewayConfig config, InstantSource clock) {
    this.config = config.recommender().tls();
    try {
      Optional<TlsFiles> files =
          TlsFiles.of(PREFIX, this.config.certificate(), this.config.key(), this.config.trust());
      this.tls = files.isEmpty() ? null : ReloadedTls.read(files.get(), clock);
    } catch (TlsException e) {
      throw new ConfigurationException("The gateway does not start: %s.".formatted(e.getMessage()));
    }
    if (tls != null) {
      tls.watch(this.config.reloadInterval());
    }
  }

  @Override
  public Map<String, Object> customize(
      String name, GrpcClientConfiguration client, NettyChannelBuilder builder) {
    if (tls != null) {
      config.serverName().ifPresent(builder::overrideAuthority);
      InternalNettyChannelBuilder.setProtocolNegotiatorFactory(
          builder, new Negotiators(context(tls), tls));
    }
    return Map.of();
  }

  /// Has the files read before anything else begins, so that a fault of them is all that is told.
  void read(@Observes Router router) {}

  void stop(@Observes ShutdownEvent event) {
    if (tls != null) {
      tls.close();
    }
  }

  private static SslContext context(ReloadedTls tls) {
    try {
      return GrpcSslContexts.configure(SslContextBuilder.forClient())
          .keyManager(tls.keyManager())
          .trustManager(tls.trustManager())
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private record Negotiators(SslContext context, ReloadedTls tls)
      implements InternalProtocolNegotiator.ClientFactory {

    @Override
    public InternalProtocolNegotiator.ProtocolNegotiator newNegotiator() {
      return InternalProtocolNegotiators.tls(context, null, tls.trustManager());
    }

    @Override
    public int getDefaultPort() {
      return DEFAULT_PORT;
    }
  }
}
