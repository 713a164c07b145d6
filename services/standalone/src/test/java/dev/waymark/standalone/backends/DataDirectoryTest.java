package dev.waymark.standalone.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waymark.standalone.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {

  @TempDir private Path folder;

  @Test
  void aFullDiskIsRefusedWithWhatToDo() {
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> DataDirectory.open(folder, Long.MAX_VALUE))
        .withMessageContaining("MiB are free")
        .withMessageContaining("--data");
  }

  @Test
  void aSecondHolderIsRefused() throws IOException {
    try (DataDirectory _ = DataDirectory.open(folder)) {
      assertThatExceptionOfType(CommandFailedException.class)
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

    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> DataDirectory.open(file))
        .withMessageContaining("cannot be written to")
        .withMessageContaining("--data");
  }

  @Test
  void aFolderOfAnEarlierBuildIsMadePrivate() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("neo4j/data"));
    Path store = inner.resolve("store");
    Path lock = Files.createFile(folder.resolve("lock"));
    for (Path path : List.of(folder, inner, Files.createFile(store), lock)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    try (DataDirectory data = DataDirectory.open(folder)) {
      assertThat(permissions(folder)).isEqualTo("rwx------");
      assertThat(permissions(inner)).isEqualTo("rwx------");
      assertThat(permissions(store)).isEqualTo("rw-------");
      assertThat(permissions(lock)).isEqualTo("rw-------");
      assertThat(permissions(data.password())).isEqualTo("rw-------");
      assertThat(Files.readString(data.password())).hasSizeGreaterThan(40);
    }
  }

  @Test
  void whatIsNotWaymarksIsLeftAsItIs() throws IOException {
    Path script = Files.createFile(folder.resolve("script"));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

    DataDirectory.open(folder).close();

    assertThat(permissions(script)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void theSecretsAreClosedAndStayTheSame() throws IOException {
    for (String name : List.of(DataDirectory.PASSWORD_FILE, DataDirectory.LOG_KEY_FILE)) {
      DataDirectory.open(folder).close();
      Path secret = folder.resolve(name);
      String first = Files.readString(secret);
      assertThat(first).hasSize(43);
      assertThat(permissions(secret)).isEqualTo("rw-------");

      DataDirectory.open(folder).close();

      assertThat(secret).hasContent(first);
    }
  }

  @Test
  void theKeysOfModelsAreAPairAndStayTheSame() throws IOException {
    DataDirectory.open(folder).close();
    Path key = folder.resolve(DataDirectory.MODEL_KEY_FILE);
    Path publicKey = folder.resolve(DataDirectory.MODEL_PUBLIC_KEY_FILE);
    String first = Files.readString(key);
    String firstPublic = Files.readString(publicKey);
    assertThat(first).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("PRIVATE KEY-----\n");
    assertThat(firstPublic).startsWith("-----BEGIN PUBLIC KEY-----\n");
    assertThat(permissions(key)).isEqualTo("rw-------");

    DataDirectory.open(folder).close();
    assertThat(key).hasContent(first);

    Files.delete(publicKey);
    DataDirectory.open(folder).close();
    assertThat(Files.readString(key)).isNotEqualTo(first);
    assertThat(Files.readString(publicKey)).isNotEqualTo(firstPublic);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
