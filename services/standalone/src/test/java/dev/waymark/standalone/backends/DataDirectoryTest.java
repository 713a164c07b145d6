package dev.waymark.standalone.backends;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waymark.standalone.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {

  @TempDir private Path folder;

  @Test
  void aFullDiskIsRefusedWithWhatToDo() {
    assertThatExceptionOfType(Complaint.class)
        .isThrownBy(() -> DataDirectory.open(folder, Long.MAX_VALUE))
        .withMessageContaining("MiB are free")
        .withMessageContaining("--data");
  }

  @Test
  void aSecondHolderIsRefused() throws IOException {
    try (DataDirectory _ = DataDirectory.open(folder)) {
      assertThatExceptionOfType(Complaint.class)
          .isThrownBy(() -> DataDirectory.open(folder))
          .withMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aFolderGivenFreeCanBeOpenedAgain() throws IOException {
    DataDirectory.open(folder).close();

    assertThatNoException().isThrownBy(() -> DataDirectory.open(folder).close());
  }

  @Test
  void aFileInTheFoldersPlaceIsRefusedWithWhatToDo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatExceptionOfType(Complaint.class)
        .isThrownBy(() -> DataDirectory.open(file))
        .withMessageContaining("cannot be written to")
        .withMessageContaining("--data");
  }
}
