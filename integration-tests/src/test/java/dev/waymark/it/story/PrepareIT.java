package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.suite.WaymarkScript;
import dev.waymark.it.suite.WaymarkUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `./waymark prepare`, as `up` does it after a build.
final class PrepareIT {

  @TempDir static Path data;

  /// Linux tells which files a process has mapped.
  @Test
  @EnabledOnOs(OS.LINUX)
  void everyPartStartsFromItsCacheAfterwards() throws Exception {
    WaymarkScript.Ran prepared = WaymarkScript.prepare();
    assertThat(prepared.exitCode()).as(prepared.printed()).isZero();
    assertThat(prepared.printed()).containsPattern("Answered [1-9]\\d+ requests");
    try (WaymarkUp up = WaymarkUp.start(data)) {
      up.awaitReady();
      List<ProcessHandle> children = up.children();
      assertThat(children).hasSize(3);
      assertThat(children).allSatisfy(child -> assertThat(mapped(child)).contains(".jar.aot"));
    }
  }

  private static String mapped(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/maps"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
