package dev.waymark.gateway.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses with the same first bits, such as `10.0.0.0/8`; an address alone is a range of one.
final class AddressRange {

  /// Digits only: nothing that would have to be looked up.
  private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

  private final byte[] address;
  private final int bits;

  private AddressRange(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /// The range that is written so; empty when it is none.
  static Optional<AddressRange> parse(String text) {
    String[] parts = text.strip().split("/", 2);
    return bytes(parts[0])
        .flatMap(address -> {
          int all = address.length * Byte.SIZE;
          if (parts.length == 1) {
            return Optional.of(new AddressRange(address, all));
          }
          if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > all) {
            return Optional.empty();
          }
          return Optional.of(new AddressRange(address, Integer.parseInt(parts[1])));
        });
  }

  /// The bytes of an address, of 4 or 16; empty when it is none.
  static Optional<byte[]> bytes(String text) {
    if (!LITERAL.matcher(text).matches() || (text.indexOf(':') < 0 && text.indexOf('.') < 0)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean has(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (other[i] != address[i]) {
        return false;
      }
    }
    int rest = bits % Byte.SIZE;
    return rest == 0
        || ((other[whole] ^ address[whole]) & (0xff << (Byte.SIZE - rest)) & 0xff) == 0;
  }
}
