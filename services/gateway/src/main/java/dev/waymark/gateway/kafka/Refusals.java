package dev.waymark.gateway.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says in the log why a broker is not connected where that is a matter of passwords or
/// certificates: once for each reason, for connecting is tried again and again.
final class Refusals {

  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private volatile String told = "";

  /// Takes note of a failure.
  void tell(KafkaException failure) {
    boolean refusal = false;
    @Nullable Throwable last = null;
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      refusal |= at instanceof AuthenticationException;
      last = at;
    }
    if (refusal && last != null) {
      String reason = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
      if (!reason.equals(told)) {
        told = reason;
        LOG.errorf("Kafka and the gateway do not accept each other: %s", reason);
      }
    }
  }
}
