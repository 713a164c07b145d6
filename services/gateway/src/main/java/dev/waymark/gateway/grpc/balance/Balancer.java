package dev.waymark.gateway.grpc.balance;

import static io.grpc.ConnectivityState.CONNECTING;
import static io.grpc.ConnectivityState.IDLE;
import static io.grpc.ConnectivityState.READY;
import static io.grpc.ConnectivityState.SHUTDOWN;
import static io.grpc.ConnectivityState.TRANSIENT_FAILURE;

import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.EquivalentAddressGroup;
import io.grpc.LoadBalancer;
import io.grpc.Status;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Keeps a connection to every recommender that there is, and has a picker choose among those that
/// are connected.
///
/// gRPC's own policies know nothing of learners, and stop sending to a server that is silent only
/// when its connection breaks. All methods run in gRPC's synchronization context.
final class Balancer extends LoadBalancer {

  private static final Logger LOG = Logger.getLogger(Balancer.class);

  private final Helper helper;
  private final BalancerSettings settings;
  private final Recommenders recommenders;
  private final Map<EquivalentAddressGroup, Instance> instances = new LinkedHashMap<>();
  private final TlsFaults tlsFaults = new TlsFaults();
  private boolean stopped;
  private boolean lost;

  Balancer(Helper helper, BalancerSettings settings, Recommenders recommenders) {
    this.helper = helper;
    this.settings = settings;
    this.recommenders = recommenders;
  }

  @Override
  public Status acceptResolvedAddresses(ResolvedAddresses resolved) {
    if (resolved.getAddresses().isEmpty()) {
      Status none = Status.UNAVAILABLE.withDescription("There is no address of a recommender");
      handleNameResolutionError(none);
      return none;
    }
    if (lost) {
      lost = false;
      LOG.infof("Recommenders are found: %s", resolved.getAddresses());
    }
    var former = new HashMap<>(instances);
    instances.clear();
    for (EquivalentAddressGroup address : resolved.getAddresses()) {
      Instance known = former.remove(address);
      instances.put(address, known == null ? connect(address) : known);
    }
    former.values().forEach(gone -> gone.subchannel().shutdown());
    update();
    return Status.OK;
  }

  @Override
  public void handleNameResolutionError(Status error) {
    if (instances.isEmpty()) {
      if (!lost) {
        lost = true;
        LOG.warnf("No recommender is found: %s", error.getDescription());
      }
      helper.updateBalancingState(TRANSIENT_FAILURE, failing(error));
    }
  }

  @Override
  public void shutdown() {
    stopped = true;
    instances.values().forEach(instance -> instance.subchannel().shutdown());
    instances.clear();
    recommenders.are(List.of());
  }

  private Instance connect(EquivalentAddressGroup address) {
    Subchannel subchannel =
        helper.createSubchannel(CreateSubchannelArgs.newBuilder().setAddresses(address).build());
    var instance =
        new Instance(
            subchannel,
            settings.silentCalls(),
            // It is noticed on whatever thread a call ends.
            silent -> helper.getSynchronizationContext().execute(() -> silent(silent)),
            refusing -> helper.getSynchronizationContext().execute(() -> refusing(refusing)));
    subchannel.start(info -> changed(instance, info));
    subchannel.requestConnection();
    return instance;
  }

  private void silent(Instance instance) {
    if (stopped) {
      return;
    }
    LOG.warnf(
        "The recommender at %s left %d calls in a row unanswered: no more are sent until it answers",
        instance.subchannel().getAddresses().getAddresses(), settings.silentCalls());
    probe(instance);
  }

  private void refusing(Instance instance) {
    if (stopped) {
      return;
    }
    LOG.infof(
        "The recommender at %s builds its state: no calls are sent until it is done",
        instance.subchannel().getAddresses().getAddresses());
    probe(instance);
  }

  private void probe(Instance instance) {
    new HealthProbe(
            instance,
            settings.probeInterval(),
            helper.getSynchronizationContext(),
            helper.getScheduledExecutorService())
        .start();
  }

  private void changed(Instance instance, ConnectivityStateInfo info) {
    if (stopped || info.getState() == SHUTDOWN) {
      return;
    }
    instance.is(info);
    if (info.getState() == IDLE) {
      instance.subchannel().requestConnection();
    }
    tlsFaults.look(instance, info);
    if (info.getState() == TRANSIENT_FAILURE || info.getState() == IDLE) {
      // It may have been replaced by one at another address.
      helper.refreshNameResolution();
    }
    update();
  }

  private void update() {
    List<Instance> connected =
        instances.values().stream().filter(it -> it.state() == READY).toList();
    recommenders.are(instances.values());
    if (!connected.isEmpty()) {
      helper.updateBalancingState(READY, new InstancePicker(connected, settings.prefersOwner()));
      return;
    }
    ConnectivityState state =
        instances.values().stream().allMatch(it -> it.state() == TRANSIENT_FAILURE)
            ? TRANSIENT_FAILURE
            : CONNECTING;
    helper.updateBalancingState(
        state,
        state == CONNECTING
            ? new FixedResultPicker(PickResult.withNoResult())
            : failing(instances.values().iterator().next().status()));
  }

  private static SubchannelPicker failing(Status status) {
    return new FixedResultPicker(PickResult.withError(status));
  }
}
