package dev.waymark.gateway.grpc.balance;

import io.grpc.CallOptions;
import org.jspecify.annotations.Nullable;

/// Where one attempt of a call may go, and where it went.
///
/// A route is given to an attempt by its call options, and filled in by the balancer.
public final class Route {

  /// The call option that holds the route.
  public static final CallOptions.Key<Route> KEY = CallOptions.Key.create("waymark-route");

  private final @Nullable String learnerId;
  private final @Nullable Instance avoided;
  private volatile @Nullable Instance taken;
  private volatile boolean answered;
  private volatile boolean refused;

  private Route(@Nullable String learnerId, @Nullable Instance avoided) {
    this.learnerId = learnerId;
    this.avoided = avoided;
  }

  /// The route of a first attempt.
  ///
  /// @param learnerId the learner that the call is about; null when it is about none
  public static Route to(@Nullable String learnerId) {
    return new Route(learnerId, null);
  }

  /// The route of a second attempt: to another recommender where there is one.
  public Route elsewhere() {
    return new Route(learnerId, taken);
  }

  /// Whether anything of an answer came from the recommender itself.
  public boolean answered() {
    return answered;
  }

  @Nullable String learnerId() {
    return learnerId;
  }

  boolean avoids(Instance instance) {
    return instance == avoided;
  }

  void take(Instance instance) {
    taken = instance;
  }

  /// Whether the recommender refused the call because it takes none yet: nothing was done.
  public boolean refused() {
    return refused;
  }

  void refuse() {
    refused = true;
  }

  void answer() {
    answered = true;
  }
}
