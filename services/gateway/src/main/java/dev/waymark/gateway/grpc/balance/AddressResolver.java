package dev.waymark.gateway.grpc.balance;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.Status;
import io.grpc.StatusOr;
import io.grpc.SynchronizationContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Finds every address of some hosts. A name that cannot be resolved is left out while another can.
final class AddressResolver extends NameResolver {

  private static final Logger LOG = Logger.getLogger(AddressResolver.class);

  private final String authority;
  private final List<HostAndPort> hosts;
  private final Executor blocking;
  private final SynchronizationContext context;
  private final AtomicBoolean resolving = new AtomicBoolean();
  private @Nullable Listener2 listener;
  private volatile boolean stopped;

  /// @param authority what certificates of a single host must name
  AddressResolver(String authority, List<HostAndPort> hosts, Args args, Executor blocking) {
    this.authority = authority;
    this.hosts = List.copyOf(hosts);
    this.blocking = blocking;
    this.context = args.getSynchronizationContext();
  }

  @Override
  public String getServiceAuthority() {
    return authority;
  }

  @Override
  public void start(Listener2 to) {
    listener = to;
    refresh();
  }

  @Override
  public void refresh() {
    if (!stopped && resolving.compareAndSet(false, true)) {
      blocking.execute(() -> {
        StatusOr<List<EquivalentAddressGroup>> found = resolve();
        context.execute(() -> {
          resolving.set(false);
          tell(found);
        });
      });
    }
  }

  @Override
  public void shutdown() {
    stopped = true;
  }

  private void tell(StatusOr<List<EquivalentAddressGroup>> found) {
    if (!stopped && listener != null) {
      var _ = listener.onResult2(ResolutionResult.newBuilder().setAddressesOrError(found).build());
    }
  }

  private StatusOr<List<EquivalentAddressGroup>> resolve() {
    var found = new ArrayList<EquivalentAddressGroup>();
    var unknown = new ArrayList<String>();
    for (HostAndPort host : hosts) {
      try {
        for (InetAddress address : InetAddress.getAllByName(host.host())) {
          found.add(new EquivalentAddressGroup(new InetSocketAddress(address, host.port())));
        }
      } catch (UnknownHostException e) {
        LOG.debugf(e, "%s has no address", host.host());
        unknown.add(host.host());
      }
    }
    return found.isEmpty()
        ? StatusOr.fromStatus(
            Status.UNAVAILABLE.withDescription(
                "No address is known of " + String.join(", ", unknown)))
        : StatusOr.fromValue(found.stream().distinct().toList());
  }
}
