package dev.waymark.load.wire;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that is kept open and asks one request after the other, with as little work of
/// its own as can be: the load shares its processors with what it measures.
final class Connection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final Socket socket;
  private final InputStream in;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 65_536);
  }

  /// @param bytes of the body
  record Reply(int status, int bytes) {}

  /// The bytes of a request.
  ///
  /// @param header a further header field; empty for none
  /// @param json the body of a POST; empty for a GET
  static byte[] request(String path, String header, String json) {
    StringBuilder text = new StringBuilder();
    text.append(json.isEmpty() ? "GET " : "POST ").append(path).append(" HTTP/1.1\r\n");
    text.append("Host: localhost\r\n");
    if (!header.isEmpty()) {
      text.append(header).append("\r\n");
    }
    if (!json.isEmpty()) {
      text.append("Content-Type: application/json\r\nContent-Length: ");
      text.append(json.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
    }
    return text.append("\r\n").append(json).toString().getBytes(StandardCharsets.UTF_8);
  }

  Reply send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    int length = -1;
    boolean chunked = false;
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(field.substring(LENGTH.length()).strip());
      }
      chunked |= lower.equals(CHUNKED);
    }
    if (chunked) {
      length = skipChunks();
    } else if (length < 0) {
      throw new IOException("An answer does not say how long it is");
    } else {
      in.skipNBytes(length);
    }
    return new Reply(Integer.parseInt(status.substring(9, 12)), length);
  }

  private int skipChunks() throws IOException {
    int length = 0;
    for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
      in.skipNBytes(chunk);
      length += chunk;
      line();
    }
    // No trailers are sent: an empty line ends it.
    line();
    return length;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
