package dev.waymark.standalone.up;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waymark.standalone.CommandFailedException;
import dev.waymark.standalone.backends.Loopback;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PortsTest {

  @Test
  void aPortGivenTwiceIsRefusedWithBothOptions() {
    int port = Loopback.freePort();
    Ports ports =
        new Ports(port, Loopback.freePort(), 1_024, port, Loopback.freePort(), OptionalInt.empty());

    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(ports::requireFree)
        .withMessageContainingAll("Port " + port + " is given twice", "--port", "--bolt-port");
  }
}
