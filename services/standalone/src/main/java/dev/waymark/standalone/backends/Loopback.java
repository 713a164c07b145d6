package dev.waymark.standalone.backends;

import dev.waymark.standalone.Complaint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// The one address the standalone servers listen on, and its ports.
public final class Loopback {

  /// The address in its numeric form, so that no name service is asked.
  public static final String ADDRESS = "127.0.0.1";

  private Loopback() {}

  /// A port nobody listens on now. Another process may take it before the caller does.
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Checks that a port can be listened on.
  ///
  /// @param option the command-line option that chooses another one
  /// @throws Complaint if there is no such port or another program holds it
  public static void requireFree(int port, String option) {
    if (port < 1 || port > 65_535) {
      throw new Complaint(
          "There is no port %d: choose one from 1 to 65535 with %s.".formatted(port, option));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port));
    } catch (IOException e) {
      throw new Complaint(
          "Port %d is in use: stop the program that holds it, or choose another port with %s. (%s)"
              .formatted(port, option, e.getMessage()));
    }
  }
}
