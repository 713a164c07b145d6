package dev.waymark.standalone.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackTest {

  /// So many of 10,000 would hardly all differ by chance.
  @Test
  void noPortIsGivenTwice() {
    List<Integer> ports = IntStream.range(0, 500).mapToObj(_ -> Loopback.freePort()).toList();
    assertThat(ports).doesNotHaveDuplicates();
  }
}
