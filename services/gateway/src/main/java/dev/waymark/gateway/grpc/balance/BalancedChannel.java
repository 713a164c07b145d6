package dev.waymark.gateway.grpc.balance;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.wiring.BlockingWork;
import io.grpc.LoadBalancer;
import io.grpc.LoadBalancerProvider;
import io.grpc.LoadBalancerRegistry;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.arc.Unremovable;
import io.quarkus.grpc.api.ChannelBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcClientConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/// Has the channel to the recommender find all recommenders and choose among them.
///
/// The channel stays Quarkus' own, with its settings for TLS and keep-alive; the name resolver and
/// the policy that `quarkus.grpc.clients.recommender` names are provided here.
@Unremovable
@Singleton
public class BalancedChannel implements ChannelBuilderCustomizer<NettyChannelBuilder> {

  /// The scheme of targets and the name of the policy.
  private static final String NAME = "waymark";

  /// In the middle of what gRPC allows, 0 to 10; nothing else has this name.
  private static final int PRIORITY = 5;

  private final LoadBalancerProvider balancers;
  private final NameResolverProvider resolvers;

  BalancedChannel(
      GatewayConfig config, Recommenders recommenders, @BlockingWork ExecutorService blocking) {
    var settings = config.recommender();
    this.balancers =
        new Balancers(
            new BalancerSettings(
                settings.preferOwner(), settings.silentCalls(), settings.probeInterval()),
            recommenders);
    this.resolvers =
        new Resolvers(
            settings.addresses().orElse(List.of()).stream().map(HostAndPort::parse).toList(),
            blocking);
  }

  @Override
  public Map<String, Object> customize(
      String name, GrpcClientConfiguration config, NettyChannelBuilder builder) {
    LoadBalancerRegistry.getDefaultRegistry().register(balancers);
    NameResolverRegistry.getDefaultRegistry().register(resolvers);
    return Map.of();
  }

  void stop(@Observes ShutdownEvent event) {
    LoadBalancerRegistry.getDefaultRegistry().deregister(balancers);
    NameResolverRegistry.getDefaultRegistry().deregister(resolvers);
  }

  private static final class Balancers extends LoadBalancerProvider {

    private final BalancerSettings settings;
    private final Recommenders recommenders;

    private Balancers(BalancerSettings settings, Recommenders recommenders) {
      this.settings = settings;
      this.recommenders = recommenders;
    }

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public int getPriority() {
      return PRIORITY;
    }

    @Override
    public String getPolicyName() {
      return NAME;
    }

    @Override
    public LoadBalancer newLoadBalancer(LoadBalancer.Helper helper) {
      return new Balancer(helper, settings, recommenders);
    }
  }

  private static final class Resolvers extends NameResolverProvider {

    private final List<HostAndPort> configured;
    private final ExecutorService blocking;

    private Resolvers(List<HostAndPort> configured, ExecutorService blocking) {
      this.configured = configured;
      this.blocking = blocking;
    }

    @Override
    protected boolean isAvailable() {
      return true;
    }

    @Override
    protected int priority() {
      return PRIORITY;
    }

    @Override
    public String getDefaultScheme() {
      return NAME;
    }

    @Override
    public NameResolver newNameResolver(URI target, NameResolver.Args args) {
      List<HostAndPort> hosts =
          configured.isEmpty() ? List.of(HostAndPort.parse(target.getAuthority())) : configured;
      return new AddressResolver(target.getAuthority(), hosts, args, blocking);
    }
  }
}
