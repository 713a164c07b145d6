package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.SplittableRandom;

/// Connections to Neo4j's port that send anything but Bolt.
final class RandomBolt implements Attack {

  private final RawHttp door;

  RandomBolt(int port) {
    this.door = new RawHttp(port);
  }

  @Override
  public String name() {
    return "Bolt";
  }

  @Override
  public int once(SplittableRandom random) throws IOException {
    byte[] bytes = new byte[random.nextInt(1, 400)];
    random.nextBytes(bytes);
    try (Socket socket = door.connect()) {
      socket.setSoTimeout(30);
      switch (random.nextInt(4)) {
        case 0 -> socket.getOutputStream().write(bytes);
        case 1 -> {
          socket.getOutputStream().write(BoltBytes.HANDSHAKE);
          socket.getOutputStream().write(bytes);
        }
        case 2 -> {
          socket.getOutputStream().write(BoltBytes.HANDSHAKE);
          socket.getOutputStream().write(BoltBytes.message(bytes));
        }
        default ->
            socket
                .getOutputStream()
                .write(("GET /" + new String(bytes, ISO_8859_1) + "\r\n\r\n").getBytes(ISO_8859_1));
      }
      assertThat(RawHttp.read(socket).text()).as(Seeds.shown()).doesNotContain("\tat ");
    } catch (SocketException e) {
      // Cut off while it was still sending.
    }
    return 1;
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(50);
  }

  @Override
  public void close() {}
}
