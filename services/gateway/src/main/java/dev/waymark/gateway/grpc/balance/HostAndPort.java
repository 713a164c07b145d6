package dev.waymark.gateway.grpc.balance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a recommender is, as configured.
///
/// @param host a name, or an address without brackets
/// @param port of gRPC
record HostAndPort(String host, int port) {

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)\\]|([^\\s:/@\\[\\]]+)):([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

  /// Reads `recommender-1:9090`, `10.0.0.7:9090` or `[fd00::7]:9090`.
  ///
  /// @throws IllegalArgumentException when it is of no such form
  static HostAndPort parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      int port = Integer.parseInt(form.group(3));
      if (port > 0 && port <= MAX_PORT) {
        return new HostAndPort(form.group(1) == null ? form.group(2) : form.group(1), port);
      }
    }
    throw new IllegalArgumentException(
        "waymark.gateway.recommender.addresses has '%s': write host:port, such as 10.0.0.7:9090"
            .formatted(text));
  }
}
