package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Requests byte by byte, which no HTTP client would send.
///
/// @param port of this machine
record RawHttp(int port) {

  static final String HOST = "Host: localhost\r\n";
  static final String JSON = "Content-Type: application/json\r\n";

  /// A response with a compressed body, and its length, among its header fields.
  private static final Pattern PACKED = field("content-encoding: *gzip\\r");

  private static final Pattern LENGTH = field("content-length: *([0-9]{1,9})\\r");

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// A request without a body that is the last of its connection.
  Answer ask(String method, String target, String... headerLines) {
    return send(
        method
            + " "
            + target
            + " HTTP/1.1\r\n"
            + HOST
            + String.join("", headerLines)
            + "Connection: close\r\n\r\n");
  }

  /// A request with a body of JSON that is the last of its connection.
  Answer tell(String method, String target, byte[] body, String... headerLines) {
    return ask(
        method,
        target,
        JSON
            + String.join("", headerLines)
            + "Content-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n"
            + new String(body, ISO_8859_1));
  }

  /// Sends bytes over a new connection and reads until it ends or stays silent.
  ///
  /// @param bytes one as each character
  Answer send(String bytes) {
    return send(bytes, TIMEOUT);
  }

  /// Sends bytes over a new connection and reads until it ends or stays silent so long.
  Answer send(String bytes, Duration timeout) {
    try (Socket socket = connect()) {
      socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
      try {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      } catch (SocketException e) {
        // The gateway may close before it has read everything; its answer is there all the same.
      }
      return read(socket);
    } catch (IOException e) {
      throw new IllegalStateException("The gateway takes no connection", e);
    }
  }

  /// Does the same for all inputs at once, for each may have to wait.
  static <T> void together(List<T> inputs, Consumer<T> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          inputs.stream()
              .map(input -> CompletableFuture.runAsync(() -> work.accept(input), threads))
              .toList();
      all.forEach(CompletableFuture::join);
    }
  }

  /// A connection that the caller closes.
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /// Reads until the connection ends or stays silent.
  static Answer read(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[8_192];
    try {
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        text.append(new String(buffer, 0, n, ISO_8859_1));
      }
      return new Answer(unpacked(text.toString()), true);
    } catch (SocketTimeoutException e) {
      return new Answer(unpacked(text.toString()), false);
    } catch (SocketException e) {
      return new Answer(unpacked(text.toString()), true);
    }
  }

  private static Pattern field(String line) {
    return Pattern.compile("(?i)HTTP/1\\.1 [^\\r]*\\r\\n(?:[^\\r]+\\r\\n)*?" + line);
  }

  /// The answers with the first one's body as it was before it was compressed, where it was.
  private static String unpacked(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n") + 4;
    Matcher length = LENGTH.matcher(text);
    if (!PACKED.matcher(text).lookingAt() || !length.lookingAt()) {
      return text;
    }
    int next = Math.min(text.length(), end + Integer.parseInt(length.group(1)));
    byte[] packed = text.substring(end, next).getBytes(ISO_8859_1);
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return text.substring(0, end)
          + new String(body.readAllBytes(), ISO_8859_1)
          + text.substring(next);
    } catch (EOFException e) {
      // The connection ended within it.
      return text;
    }
  }

  /// What came back.
  ///
  /// @param text all answers as they came, one character a byte; the body of the first unpacked
  /// @param closed whether the server ended the connection
  record Answer(String text, boolean closed) {

    /// Of the first answer; 0 when there is none.
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text, 9, 12, 10) : 0;
    }

    /// How many answers there are.
    int count() {
      return text.split("HTTP/1\\.1 \\d{3} ", -1).length - 1;
    }

    /// What follows the header fields of the first answer.
    String body() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? "" : text.substring(end + 4);
    }
  }
}
