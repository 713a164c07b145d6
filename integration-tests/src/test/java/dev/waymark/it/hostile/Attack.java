package dev.waymark.it.hostile;

import java.time.Duration;
import java.util.SplittableRandom;

/// One door, attacked with random inputs.
interface Attack extends AutoCloseable {

  /// Which door.
  String name();

  /// Sends some inputs and checks what comes back.
  ///
  /// @return how many
  int once(SplittableRandom random) throws Exception;

  /// How long to wait between two rounds in a soak, which is to last, not to fill the disk.
  Duration pause();

  @Override
  void close();
}
