package dev.waymark.standalone.up;

import dev.waymark.standalone.CommandFailedException;
import dev.waymark.standalone.backends.Loopback;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Where each server listens on this machine.
///
/// @param gateway HTTP of the gateway
/// @param grpc gRPC of the recommender
/// @param management health and metrics of the recommender
/// @param bolt Neo4j
/// @param kafka Kafka
/// @param issuer the local issuer of tokens; empty when callers are not asked for any
public record Ports(
    int gateway, int grpc, int management, int bolt, int kafka, OptionalInt issuer) {

  /// Checks that every port can be listened on, before anything is started.
  ///
  /// @throws CommandFailedException naming the first port that is taken, or given twice, and its
  ///   option
  void requireFree() {
    Map<String, Integer> byOption = new LinkedHashMap<>();
    byOption.put("--port", gateway);
    byOption.put("--grpc-port", grpc);
    byOption.put("--management-port", management);
    byOption.put("--bolt-port", bolt);
    byOption.put("--kafka-port", kafka);
    issuer.ifPresent(port -> byOption.put("--issuer-port", port));
    Map<Integer, String> options = new HashMap<>();
    byOption.forEach((option, port) -> {
      String other = options.putIfAbsent(port, option);
      if (other != null) {
        throw new CommandFailedException(
            "Port %d is given twice: choose another with %s or %s.".formatted(port, other, option));
      }
    });
    byOption.forEach((option, port) -> Loopback.requireFree(port, option));
  }
}
