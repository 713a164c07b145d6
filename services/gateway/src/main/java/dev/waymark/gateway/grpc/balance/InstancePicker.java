package dev.waymark.gateway.grpc.balance;

import io.grpc.LoadBalancer.PickResult;
import io.grpc.LoadBalancer.PickSubchannelArgs;
import io.grpc.LoadBalancer.SubchannelPicker;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Picks a connected recommender for a call: the one that owns the learner, else any; never one
/// that does not answer.
final class InstancePicker extends SubchannelPicker {

  private static final PickResult SILENT =
      PickResult.withError(
          Status.UNAVAILABLE.withDescription("No recommender has answered of late"));

  private final Instance[] connected;
  private final boolean prefersOwner;

  /// @param connected the recommenders that are connected; one at least
  InstancePicker(List<Instance> connected, boolean prefersOwner) {
    this.connected = connected.toArray(Instance[]::new);
    this.prefersOwner = prefersOwner;
  }

  @Override
  public PickResult pickSubchannel(PickSubchannelArgs args) {
    @Nullable Route route = args.getCallOptions().getOption(Route.KEY);
    @Nullable Instance instance = pick(route);
    if (instance == null) {
      return SILENT;
    }
    if (route != null) {
      route.take(instance);
    }
    return instance.picked();
  }

  private @Nullable Instance pick(@Nullable Route route) {
    if (connected.length > 1 && prefersOwner && route != null) {
      @Nullable String learnerId = route.learnerId();
      if (learnerId != null) {
        for (Instance instance : connected) {
          if (!route.avoids(instance) && instance.isAvailable() && instance.owns(learnerId)) {
            return instance;
          }
        }
      }
    }
    return anyone(route);
  }

  /// One at random. What is avoided is better than nothing.
  private @Nullable Instance anyone(@Nullable Route route) {
    int first = connected.length == 1 ? 0 : ThreadLocalRandom.current().nextInt(connected.length);
    @Nullable Instance last = null;
    for (int i = 0; i < connected.length; i++) {
      Instance instance = connected[(first + i) % connected.length];
      if (instance.isAvailable()) {
        if (route == null || !route.avoids(instance)) {
          return instance;
        }
        last = instance;
      }
    }
    return last;
  }
}
