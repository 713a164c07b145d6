package dev.waymark.curriculum.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The YAML files below some folders, in the order of their paths.
///
/// Hidden files and folders (`.name`) are passed over; that also keeps the versioned folders out
/// that Kubernetes puts into a mounted ConfigMap, whose links stay inside the folder. A link that
/// leaves the folders is refused: a curriculum from elsewhere must not make a build read, and name,
/// what lies beside it.
public final class YamlFiles {
  /// The most files that one curriculum may have.
  public static final int MAX_FILES = 2_000;

  /// The most bytes that one file may have.
  public static final int MAX_FILE_BYTES = 1 << 20;

  /// The most bytes that all files may have together.
  public static final long MAX_TOTAL_BYTES = 32L << 20;

  private YamlFiles() {}

  /// The documents of all files below `roots`, each file once. What cannot be read is added to
  /// `findings`.
  ///
  /// @param roots folders or files that exist
  /// @throws UncheckedIOException if a folder cannot be listed or a file cannot be read
  public static List<Node> read(List<Path> roots, List<Finding> findings) {
    List<Path> files = YamlSearch.find(roots, findings);
    if (files.isEmpty() && findings.isEmpty()) {
      findings.add(
          Finding.error(
              new Position(String.valueOf(roots.getFirst()), 0),
              "No .yaml file lies here. Name the folder that holds topics/ and roadmaps/."));
    }
    if (files.size() > MAX_FILES) {
      findings.add(
          Finding.error(
              new Position(String.valueOf(roots.getFirst()), 0),
              "%,d files are too many. Bring them down to %,d."
                  .formatted(files.size(), MAX_FILES)));
      return List.of();
    }
    List<Node> documents = new ArrayList<>();
    long total = 0;
    for (Path file : files) {
      long size = size(file);
      total += size;
      if (size > MAX_FILE_BYTES || total > MAX_TOTAL_BYTES) {
        findings.add(
            Finding.error(
                new Position(file.toString(), 0),
                "The file is too large: %,d bytes. Keep each at or under %,d and all under %,d."
                    .formatted(size, MAX_FILE_BYTES, MAX_TOTAL_BYTES)));
        continue;
      }
      read(file, documents, findings);
    }
    return List.copyOf(documents);
  }

  /// The documents of files that are at hand. What cannot be read is added to `findings`.
  public static List<Node> parse(List<SourceText> files, List<Finding> findings) {
    List<Node> documents = new ArrayList<>();
    for (SourceText file : files) {
      try {
        documents.add(YamlParser.parse(file.name(), withoutMark(file.text())));
      } catch (YamlException e) {
        findings.add(e.finding());
      }
    }
    return List.copyOf(documents);
  }

  private static void read(Path file, List<Node> documents, List<Finding> findings) {
    try {
      documents.add(YamlParser.parse(file.toString(), text(file)));
    } catch (YamlException e) {
      findings.add(e.finding());
    } catch (CharacterCodingException e) {
      findings.add(
          Finding.error(
              new Position(file.toString(), 0), "This is not UTF-8. Save the file as UTF-8."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return withoutMark(BoundedFile.text(file, MAX_FILE_BYTES));
  }

  /// The text without the byte order mark that some editors put before it.
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
