package dev.waymark.curriculum.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds YAML files below folders, and tells of those that are none or lie elsewhere.
final class YamlSearch {
  private final List<Path> realRoots = new ArrayList<>();
  private final Map<Path, Path> byRealPath = new LinkedHashMap<>();
  private final List<Finding> findings;

  private YamlSearch(List<Finding> findings) {
    this.findings = findings;
  }

  /// The files below `roots` in the order of their paths, each once.
  ///
  /// @throws UncheckedIOException if a folder cannot be listed
  static List<Path> find(List<Path> roots, List<Finding> findings) {
    YamlSearch search = new YamlSearch(findings);
    try {
      for (Path root : roots) {
        search.realRoots.add(root.toRealPath());
      }
      for (Path root : roots) {
        search.below(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(search.byRealPath.values());
  }

  private void below(Path root) throws IOException {
    Path start = Files.isSymbolicLink(root) ? root.toRealPath() : root;
    try (Stream<Path> paths = Files.walk(start)) {
      for (Path path : paths.filter(path -> isVisible(start, path)).sorted().toList()) {
        meet(path);
      }
    }
  }

  private static boolean isVisible(Path root, Path path) {
    for (Path name : root.relativize(path)) {
      if (name.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private void meet(Path path) throws IOException {
    String name = path.toString();
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    boolean link = Files.isSymbolicLink(path);
    if (link && Files.isDirectory(path)) {
      refuse(path, "This is a link to a folder, which is not followed. Name that folder as well.");
    } else if (!yaml || Files.isDirectory(path)) {
      return;
    } else if (!Files.exists(path)) {
      refuse(path, "This is a link to nothing. Put the file here, or take the link out.");
    } else if (!Files.isRegularFile(path)) {
      refuse(path, "This is a device, a pipe or a socket, not a file. Take it out.");
    } else if (realRoots.stream().noneMatch(path.toRealPath()::startsWith)) {
      refuse(
          path,
          "This link leads out of the folders of the curriculum. Put the file itself here, or name"
              + " its folder as well.");
    } else {
      byRealPath.putIfAbsent(path.toRealPath(), path);
    }
  }

  private void refuse(Path path, String message) {
    findings.add(Finding.error(new Position(path.toString(), 0), message));
  }
}
