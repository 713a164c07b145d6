package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Messages of Bolt 4.4, by hand.
final class BoltBytes {

  /// The beginning of a connection, that speaks version 4.4.
  static final byte[] HANDSHAKE = {
    0x60, 0x60, (byte) 0xB0, 0x17, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final String AGENT = "\u008auser_agent\u0083a/1";

  private static final byte[] PULL_ALL = {(byte) 0xB1, 0x3F, (byte) 0xA1, (byte) 0x81, 'n', -1};

  private BoltBytes() {}

  /// HELLO without credentials.
  static byte[] hello() {
    return message(packed("\u00b1\u0001\u00a2" + AGENT + "\u0086scheme\u0084none"));
  }

  /// HELLO with a password of the user `neo4j`, of less than 256 characters.
  static byte[] hello(String password) {
    return message(
        packed(
            "\u00b1\u0001\u00a4"
                + AGENT
                + "\u0086scheme\u0085basic\u0089principal\u0085neo4j\u008bcredentials\u00d0"
                + (char) password.length()
                + password));
  }

  /// Runs a query of less than 256 characters.
  static byte[] run(String query) {
    return message(packed("\u00b3\u0010\u00d0" + (char) query.length() + query + "\u00a0\u00a0"));
  }

  /// Asks for all that the query found.
  static byte[] pull() {
    return message(PULL_ALL);
  }

  /// A message in one chunk.
  static byte[] message(byte[] bytes) {
    byte[] message = new byte[bytes.length + 4];
    message[0] = (byte) (bytes.length >> 8);
    message[1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, message, 2, bytes.length);
    return message;
  }

  /// A frame of a WebSocket client, with a mask of zeros (RFC 6455); of less than 126 bytes.
  static byte[] webSocketFrame(byte[] bytes) {
    byte[] frame = new byte[bytes.length + 6];
    frame[0] = (byte) 0x82;
    frame[1] = (byte) (0x80 | bytes.length);
    System.arraycopy(bytes, 0, frame, 6, bytes.length);
    return frame;
  }

  private static byte[] packed(String bytes) {
    return bytes.getBytes(ISO_8859_1);
  }
}
