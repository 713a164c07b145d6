package dev.waymark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RotatingLogTest {
  @TempDir private Path folder;

  @Test
  void aLogIsBoundedInSizeAndNumberWhileItIsWritten() throws IOException {
    RotatingLog.begin(folder.resolve("x.out"), new LogLimits(20_000, 3))
        .copy(printed("line of twenty chars\n".repeat(10_000)));

    assertThat(files()).containsExactly("x.out", "x.out.1", "x.out.2");
    for (String file : files()) {
      assertThat(Files.size(folder.resolve(file))).isBetween(1L, 20_000L);
    }
  }

  @Test
  void theNewestLinesAreInTheCurrentFileAndThoseBeforeBesideIt() throws IOException {
    for (String run : List.of("first", "second", "third")) {
      RotatingLog.begin(folder.resolve("x.out"), new LogLimits(1_000, 2)).copy(printed(run));
    }

    assertThat(files()).containsExactly("x.out", "x.out.1");
    assertThat(Files.readString(folder.resolve("x.out"))).isEqualTo("third");
    assertThat(Files.readString(folder.resolve("x.out.1"))).isEqualTo("second");
  }

  @Test
  void aProcessNeverWaitsForALogThatCannotBeWritten() throws IOException {
    RotatingLog log = RotatingLog.begin(folder.resolve("x.out"), new LogLimits(10_000, 2));
    Files.createDirectories(folder.resolve("x.out.1/not/empty"));
    InputStream printed = printed("x".repeat(100_000));

    log.copy(printed);

    assertThat(printed.available()).isZero();
  }

  private static InputStream printed(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
