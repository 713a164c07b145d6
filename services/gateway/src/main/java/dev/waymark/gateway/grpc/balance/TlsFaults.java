package dev.waymark.gateway.grpc.balance;

import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.EquivalentAddressGroup;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says in the log why a recommender is not connected where certificates are the reason: once, for
/// connecting is tried again and again.
final class TlsFaults {

  private static final Logger LOG = Logger.getLogger(TlsFaults.class);

  private final Map<EquivalentAddressGroup, String> told = new HashMap<>();

  /// Takes note of the state of a connection.
  void look(Instance instance, ConnectivityStateInfo info) {
    EquivalentAddressGroup address = instance.subchannel().getAddresses();
    if (info.getState() == ConnectivityState.READY) {
      told.remove(address);
      return;
    }
    String fault =
        info.getState() == ConnectivityState.TRANSIENT_FAILURE
            ? fault(info.getStatus().getCause())
            : null;
    if (fault != null && !fault.equals(told.put(address, fault))) {
      LOG.errorf("No TLS with the recommender at %s: %s", address.getAddresses(), fault);
    }
  }

  /// What is wrong with a certificate, in a line; null when that is not what failed.
  private static @Nullable String fault(@Nullable Throwable failure) {
    boolean tls = false;
    @Nullable Throwable last = null;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      tls |= at instanceof SSLException;
      last = at;
    }
    return tls && last != null
        ? String.valueOf(last.getMessage()).lines().findFirst().orElse(last.toString())
        : null;
  }
}
