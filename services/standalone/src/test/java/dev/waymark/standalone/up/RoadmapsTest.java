package dev.waymark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoadmapsTest {
  @TempDir private Path folder;
  @TempDir private Path data;

  @Test
  void theyAreNewAtTheFirstStartAndUnchangedAtTheNext() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "topics: []");
    Roadmaps first = Roadmaps.of(folder, data);
    assertThat(first.areUnchanged()).isFalse();
    first.remember();

    assertThat(Roadmaps.of(folder, data).areUnchanged()).isTrue();
  }

  @Test
  void anyByteOrFileMoreAndAnyOtherFolderIsAChange() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "topics: []");
    Roadmaps.of(folder, data).remember();
    Files.writeString(folder.resolve("notes.txt"), "no part of a curriculum");
    assertThat(Roadmaps.of(folder, data).areUnchanged()).isTrue();

    Files.writeString(file, "topics: [] ");
    assertThat(Roadmaps.of(folder, data).areUnchanged()).isFalse();
    Files.writeString(file, "topics: []");
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("a.yml"), "topics: []");
    assertThat(Roadmaps.of(folder, data).areUnchanged()).isFalse();
    assertThat(Roadmaps.of(other, data).areUnchanged()).isFalse();
  }
}
