package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// The files that a browser loads.
class BundleTest {

  private static final Path SITE = Path.of("target/classes/META-INF/resources");

  /// Gzipped, all views together.
  private static final int MAX_SCRIPT_BYTES = 150_000;

  @Test
  void theScriptsOfAllViewsStaySmall() throws IOException {
    int size = 0;
    for (Path script : files(".js")) {
      size += gzipped(script);
    }
    assertThat(size).isPositive().isLessThan(MAX_SCRIPT_BYTES);
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws IOException {
    for (Path file : files(".css")) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain("http");
    }
    assertThat(Files.readString(SITE.resolve("index.html"))).doesNotContain("http", "{{");
  }

  @Test
  void thePageHasNoScriptOrStyleOfItsOwn() throws IOException {
    assertThat(Files.readString(SITE.resolve("index.html")))
        .doesNotContain("<style", "style=", "onload")
        .containsOnlyOnce("<script");
  }

  private static List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(SITE)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static int gzipped(Path file) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      Files.copy(file, gzip);
    }
    return bytes.size();
  }
}
