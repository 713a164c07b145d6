package dev.waymark.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {

  @TempDir Path folder;

  @Test
  void aFileThatChangesIsReadAgain() throws IOException {
    Path path = Files.writeString(folder.resolve("f"), "1");
    var file = numbers(path);
    assertThat(file.value()).isEqualTo(1);
    Files.writeString(path, "2");
    file.look();
    assertThat(file.value()).isEqualTo(2);
  }

  @Test
  void aLinkThatPointsElsewhereIsReadAgain() throws IOException {
    Path path = folder.resolve("f");
    Files.createSymbolicLink(path, Files.writeString(folder.resolve("a"), "1"));
    var file = numbers(path);
    Path next =
        Files.createSymbolicLink(
            folder.resolve("next"), Files.writeString(folder.resolve("b"), "2"));
    Files.move(next, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    file.look();
    assertThat(file.value()).isEqualTo(2);
  }

  @Test
  void aFileThatIsGoneSaysNothing() throws IOException {
    Path path = Files.writeString(folder.resolve("f"), "1");
    var file = numbers(path);
    Files.delete(path);
    file.look();
    assertThat(file.value()).isZero();
  }

  @Test
  void aFileThatCannotBeReadKeepsWhatItSaid() throws IOException {
    Path path = Files.writeString(folder.resolve("f"), "1");
    var file = numbers(path);
    Files.writeString(path, "one");
    file.look();
    assertThat(file.value()).isEqualTo(1);
    Files.writeString(path, "3");
    file.look();
    assertThat(file.value()).isEqualTo(3);
  }

  @Test
  void nothingStartsOnAFileThatCannotBeRead() throws IOException {
    Path path = Files.writeString(folder.resolve("f"), "one");
    assertThatThrownBy(() -> numbers(path))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(path.toString());
  }

  @Test
  void whatIsNoFileOrTooLongIsNotRead() throws IOException {
    assertThatThrownBy(() -> numbers(Path.of("/dev/zero")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("it is not a regular file");
    Path path = Files.writeString(folder.resolve("f"), "1");
    var file = numbers(path);
    Files.writeString(path, "2".repeat(WatchedFile.MAX_BYTES + 1));
    file.look();
    assertThat(file.value()).isEqualTo(1);
  }

  private static WatchedFile<Integer> numbers(Path path) {
    return new WatchedFile<>(
        path,
        new byte[] {'0'},
        bytes -> {
          try {
            return Integer.valueOf(new String(bytes, StandardCharsets.UTF_8));
          } catch (NumberFormatException e) {
            throw new IOException("it is no number", e);
          }
        });
  }
}
