package dev.waymark.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the `.proto` files to what was released. `released.binpb` is protoc's own description of
/// them, as of the last release. After a release, and only then, take the next one as the measure:
///
/// ```
/// mvn -pl proto compile && cp proto/target/contracts.binpb proto/src/test/resources/released.binpb
/// ```
final class CompatibilityTest {
  private static final Path CURRENT = Path.of("target/contracts.binpb");
  private static final Path RELEASED = Path.of("src/test/resources/released.binpb");
  private static final Path SOURCES = Path.of("src/main/proto");

  @Test
  void nothingReleasedHasChanged() throws IOException {
    FileDescriptorSet released = FileDescriptorSet.parseFrom(Files.readAllBytes(RELEASED));

    assertThat(Incompatibilities.between(released, current()))
        .as(
            "changes that break programs built against the last release: add instead, or start a v2 package")
        .isEmpty();
  }

  @Test
  void everyProtoFileIsLookedAt() throws IOException {
    List<String> files;
    try (Stream<Path> paths = Files.walk(SOURCES)) {
      files =
          paths
              .filter(path -> path.toString().endsWith(".proto"))
              .map(path -> SOURCES.relativize(path).toString().replace('\\', '/'))
              .toList();
    }

    assertThat(current().getFileList()).extracting(file -> file.getName()).containsAll(files);
  }

  static FileDescriptorSet current() throws IOException {
    return FileDescriptorSet.parseFrom(Files.readAllBytes(CURRENT));
  }
}
