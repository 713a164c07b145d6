package dev.waymark.gateway.http;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Requests byte by byte, which no HTTP client would send.
final class RawHttp {

  static final String HOST = "Host: localhost\r\n";

  private static final int TIMEOUT_MILLIS = 10_000;

  private RawHttp() {}

  /// What came back, as one byte a character.
  ///
  /// @param text the answers until the end
  /// @param closed whether the server ended the connection
  record Answer(String text, boolean closed) {
    int status() {
      String[] line = text.split(" ", 3);
      return line.length < 2 ? 0 : Integer.parseInt(line[1]);
    }
  }

  /// Sends bytes over a new connection and reads until it ends or stays silent.
  static Answer send(String bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      var text = new StringBuilder();
      try {
        byte[] buffer = new byte[8_192];
        for (int n = socket.getInputStream().read(buffer);
            n >= 0;
            n = socket.getInputStream().read(buffer)) {
          text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
        return new Answer(text.toString(), true);
      } catch (SocketTimeoutException e) {
        return new Answer(text.toString(), false);
      }
    }
  }
}
