package dev.waymark.gateway.grpc.balance;

import java.net.URI;
import java.net.URISyntaxException;

/// Where a recommender is, as configured.
///
/// @param host a name, or an address without brackets
/// @param port of gRPC
record HostAndPort(String host, int port) {

  /// Reads `recommender-1:9090`, `10.0.0.7:9090` or `[fd00::7]:9090`.
  ///
  /// @throws IllegalArgumentException when it is of no such form
  static HostAndPort parse(String text) {
    try {
      URI uri = new URI("grpc://" + text.strip());
      String host = uri.getHost();
      if (host != null && uri.getPort() > 0 && uri.getAuthority().equals(text.strip())) {
        return new HostAndPort(host.replaceAll("[\\[\\]]", ""), uri.getPort());
      }
    } catch (URISyntaxException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static IllegalArgumentException refused(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "waymark.gateway.recommender.addresses has '%s': write host:port, such as 10.0.0.7:9090"
            .formatted(text),
        cause);
  }
}
