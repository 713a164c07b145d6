package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The address that a request comes from, through proxies that are trusted to say so.
///
/// Each proxy appends to `X-Forwarded-For` the address it was asked from. Only what a trusted proxy
/// appended counts: the last address that is no trusted proxy's. What stands before it was the
/// caller's to choose.
@Singleton
class ClientAddress {

  private static final String FORWARDED = "X-Forwarded-For";

  private final List<AddressRange> trusted;

  ClientAddress(GatewayConfig config) {
    this.trusted =
        config.rate().trustedProxies().orElse(List.of()).stream()
            .map(text ->
                AddressRange.parse(text)
                    .orElseThrow(() ->
                        new ConfigurationException(
                            "The gateway does not start: %s in waymark.gateway.rate.trusted-proxies is no address and no range such as 10.0.0.0/8."
                                .formatted(text))))
            .toList();
  }

  /// The address, as its sender's digits.
  String of(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    if (!isTrusted(peer)) {
      return peer;
    }
    List<String> hops = new ArrayList<>();
    for (String header : request.headers().getAll(FORWARDED)) {
      Arrays.stream(header.split(",", -1)).map(String::strip).forEach(hops::add);
    }
    for (String hop : hops.reversed()) {
      Optional<AddressRange> address = AddressRange.parse(hop);
      if (address.isEmpty()) {
        // A trusted proxy appends addresses, so this is the caller's own.
        return peer;
      }
      if (!isTrusted(hop)) {
        return hop;
      }
    }
    return peer;
  }

  private boolean isTrusted(String address) {
    return AddressRange.bytes(address)
        .filter(bytes -> trusted.stream().anyMatch(range -> range.has(bytes)))
        .isPresent();
  }
}
