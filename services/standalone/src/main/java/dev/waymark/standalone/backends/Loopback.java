package dev.waymark.standalone.backends;

import dev.waymark.standalone.CommandFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// The one address the standalone servers listen on, and its ports.
public final class Loopback {

  /// The address in its numeric form, so that no name service is asked.
  public static final String ADDRESS = "127.0.0.1";

  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10_000;
  private static final int MAX_TRIES = 100;

  /// A port is free until who got it listens there.
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Loopback() {}

  /// A port nobody listens on now, another each time. Another process may take it before the caller
  /// does.
  ///
  /// It is below those that systems give to clients: a client that tries again and again to reach a
  /// server that is stopped may else be given the server's own port, and hold it.
  public static int freePort() {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_PORT + PORTS);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port));
        if (GIVEN.add(port)) {
          return port;
        }
      } catch (BindException e) {
        // Somebody has it.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new UncheckedIOException(
        new BindException(
            "no port is free from %d to %d".formatted(FIRST_PORT, FIRST_PORT + PORTS - 1)));
  }

  /// Checks that a port can be listened on.
  ///
  /// @param option the command-line option that chooses another one
  /// @throws CommandFailedException if there is no such port or another program holds it
  public static void requireFree(int port, String option) {
    if (port < 1 || port > 65_535) {
      throw new CommandFailedException(
          "There is no port %d: choose one from 1 to 65535 with %s.".formatted(port, option));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port));
    } catch (IOException e) {
      throw new CommandFailedException(
          "Port %d is in use: stop the program that holds it, or choose another port with %s. (%s)"
              .formatted(port, option, e.getMessage()));
    }
  }
}
