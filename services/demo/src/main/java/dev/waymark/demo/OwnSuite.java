package dev.waymark.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A suite of our own: `./waymark up` on free ports with data that are thrown away.
public final class OwnSuite implements AutoCloseable {
  private static final String READY = "Waymark is ready";
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final Process process;
  private final Path folder;
  private final Path log;
  private final int gateway;
  private final int kafka;

  /// Starts it.
  OwnSuite(Script script) {
    try {
      folder = Files.createTempDirectory("waymark-demo");
      log = folder.resolve("up.out");
      List<Integer> ports = freePorts(5);
      gateway = ports.get(0);
      kafka = ports.get(1);
      var command =
          script.command(
              List.of(
                  "up",
                  "--data=" + data(),
                  "--port=" + gateway,
                  "--kafka-port=" + kafka,
                  "--grpc-port=" + ports.get(2),
                  "--management-port=" + ports.get(3),
                  "--bolt-port=" + ports.get(4)));
      process = command.redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-suite"));
  }

  /// Waits until it is ready.
  ///
  /// @throws Gateway.Refused if it ends before, or takes too long
  public void awaitReady() {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    try {
      while (!Files.readString(log).contains(READY)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new Gateway.Refused("./waymark up did not start: " + Files.readString(log));
        }
        Thread.sleep(200);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Gateway.Refused(String.valueOf(e));
    }
  }

  /// The folder with its data.
  Path data() {
    return folder.resolve("data");
  }

  public String url() {
    return "http://localhost:" + gateway;
  }

  public String kafka() {
    return "127.0.0.1:" + kafka;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  /// Stops it and removes its data.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // Gone already, or left to the system's cleaning of temporary folders.
    }
  }
}
