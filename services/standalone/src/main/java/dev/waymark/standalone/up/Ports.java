package dev.waymark.standalone.up;

import dev.waymark.standalone.backends.Loopback;

/// Where each server listens on this machine.
///
/// @param gateway HTTP of the gateway
/// @param grpc gRPC of the recommender
/// @param management health and metrics of the recommender
/// @param bolt Neo4j
/// @param kafka Kafka
public record Ports(int gateway, int grpc, int management, int bolt, int kafka) {

  /// Checks that every port can be listened on, before anything is started.
  ///
  /// @throws dev.waymark.standalone.Complaint naming the first port that is taken and its option
  void requireFree() {
    Loopback.requireFree(gateway, "--port");
    Loopback.requireFree(grpc, "--grpc-port");
    Loopback.requireFree(management, "--management-port");
    Loopback.requireFree(bolt, "--bolt-port");
    Loopback.requireFree(kafka, "--kafka-port");
  }
}
