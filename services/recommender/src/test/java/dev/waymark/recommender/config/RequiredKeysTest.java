package dev.waymark.recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.events.KeyFile;
import dev.waymark.recommender.config.RecommenderConfig.Unsigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredKeysTest {
  @TempDir private Path folder;

  private static RequiredKeys<String> keys(Optional<Path> file, Optional<Unsigned> unsigned) {
    return RequiredKeys.of(
        file,
        unsigned,
        new RequiredKeys.Settings(
            "key-file", "unsigned", "Anyone can write", "count what is signed"),
        KeyFile::read);
  }

  @Test
  void withKeysOnlySignedRecordsCountUnlessSaidOtherwise() throws IOException {
    Optional<Path> file = Optional.of(Files.writeString(folder.resolve("keys"), "k"));
    assertThat(keys(file, Optional.empty()).required()).contains("k");
    assertThat(keys(file, Optional.of(Unsigned.REFUSE)).required()).contains("k");
    RequiredKeys<String> accepting = keys(file, Optional.of(Unsigned.ACCEPT));
    assertThat(accepting.required()).isEmpty();
    assertThat(accepting.given()).contains("k");
  }

  @Test
  void withoutKeysAllCountAndRefusingThemEndsTheStart() {
    assertThat(keys(Optional.empty(), Optional.empty()).required()).isEmpty();
    assertThat(keys(Optional.empty(), Optional.of(Unsigned.ACCEPT)).required()).isEmpty();
    assertThatThrownBy(() -> keys(Optional.empty(), Optional.of(Unsigned.REFUSE)))
        .hasMessage("unsigned is refuse, and no key is given: set key-file");
  }

  @Test
  void aFileThatCannotBeReadEndsTheStart() {
    assertThatThrownBy(() -> keys(Optional.of(folder.resolve("none")), Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The keys of key-file can't be read from");
  }
}
