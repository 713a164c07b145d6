package dev.waymark.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.cli.BadInputException;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final String GOOD =
      """
      {"eventId":"e1","learnerId":"ada","occurredAt":"2026-01-01T00:00:00Z","topicId":"a","practised":{"correct":true}}
      """;

  @TempDir private Path folder = Path.of("");

  private static List<ProgressEvent> read(Path file) {
    List<ProgressEvent> events = new ArrayList<>();
    new LogFile(file).forEach(events::add, _ -> {});
    return events;
  }

  private Path plain(String text) throws IOException {
    return Files.writeString(folder.resolve("log.ndjson"), text);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void readsPlainAndCompressedLines() throws IOException {
    String text = GOOD + "\n" + GOOD.replace("e1", "e2");
    assertThat(read(plain(text))).extracting(ProgressEvent::getEventId).containsExactly("e1", "e2");
    Path gz = Files.write(folder.resolve("log.ndjson.gz"), packed(text));
    assertThat(read(gz)).isEqualTo(read(plain(text)));
  }

  @Test
  void aLineThatIsNoJsonIsNamedWithTheRemedy() throws IOException {
    Path file = plain(GOOD + "{\"eventId\":\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("log.ndjson:2: is not the JSON form of a progress event")
        .hasMessageEndingWith("Correct or drop the line.");
  }

  @Test
  void aLineThatBreaksARuleIsNamedWithTheRule() throws IOException {
    Path noLearner = plain(GOOD.replace("\"ada\"", "\"\""));
    assertThatThrownBy(() -> read(noLearner))
        .hasMessageContaining("log.ndjson:1: learnerId is missing");
    Path badScore =
        plain(
            GOOD + GOOD.replace("\"practised\":{\"correct\":true}", "\"assessed\":{\"score\":7}"));
    assertThatThrownBy(() -> read(badScore))
        .hasMessageContaining("log.ndjson:2: assessed.score is not within 0 and 1");
  }

  @Test
  void compressedDataThatBreaksOffIsNamed() throws IOException {
    byte[] whole = packed(GOOD.repeat(2_000));
    Path file =
        Files.write(folder.resolve("log.ndjson.gz"), Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("log.ndjson.gz:")
        .hasMessageContaining("breaks off")
        .hasMessageContaining("Export the log again");
    Path noGzip = Files.writeString(folder.resolve("plain.gz"), GOOD);
    assertThatThrownBy(() -> read(noGzip)).isInstanceOf(BadInputException.class);
  }

  @Test
  void anEmptyOrMissingFileIsRefused() throws IOException {
    Path empty = plain("\n\n");
    assertThatThrownBy(() -> read(empty)).hasMessageContaining("holds no event");
    assertThatThrownBy(() -> read(folder.resolve("none"))).hasMessageContaining("no such file");
  }

  @Test
  void aLineOfAnyLengthIsRefusedBeforeItFillsTheMemory() throws IOException {
    Path file = plain(GOOD + "x".repeat(LogFile.MAX_LINE + 1) + "\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("log.ndjson:2: has over 1,048,576 characters");
    Path gz = Files.write(folder.resolve("bomb.gz"), packed(" ".repeat(64 << 20)));
    assertThatThrownBy(() -> read(gz)).hasMessageContaining("bomb.gz:1: has over");
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatThrownBy(() -> read(Path.of("/dev/zero")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it is a device, a pipe or a socket, not a file");
    assertThatThrownBy(() -> read(folder)).hasMessageContaining("it is a folder, not a file");
  }

  @Test
  void linesMayEndLikeWindowsOnesOrNotAtAll() throws IOException {
    String text = GOOD.strip() + "\r\n" + GOOD.strip().replace("e1", "e2");
    assertThat(read(plain(text))).extracting(ProgressEvent::getEventId).containsExactly("e1", "e2");
  }
}
