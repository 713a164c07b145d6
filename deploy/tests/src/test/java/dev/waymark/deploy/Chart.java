package dev.waymark.deploy;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The chart, rendered by Helm itself.
final class Chart {

  /// The oldest Kubernetes that the chart is for.
  static final String OLDEST = "1.29.0";

  private static final Map<Path, List<Map<String, Object>>> RENDERED = new ConcurrentHashMap<>();

  /// The chart with its hooks as ordinary documents: this Helm leaves hooks out of what it shows.
  private static final Path WITHOUT_HOOKS = copy();

  private Chart() {}

  private static Path copy() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "chart").toAbsolutePath();
      copyTo(folder);
      try (Stream<Path> files = Files.walk(folder.resolve("templates"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.writeString(
              file, Files.readString(file).replace("helm.sh/hook: ", "example.com/was-hook: "));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies the chart into a folder, which may exist.
  static void copyTo(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(Repository.CHART)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(Repository.CHART.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /// The files of values that come with the chart.
  static List<Path> examples() {
    return Repository.files(Repository.CHART.resolve("examples"), ".yaml");
  }

  static Path example(String name) {
    return Repository.CHART.resolve("examples").resolve(name + ".yaml");
  }

  /// The documents that a file of values makes, as release `prod` in the namespace `learning`.
  static List<Map<String, Object>> render(Path values) {
    return RENDERED.computeIfAbsent(values, file -> Yaml.documents(template(file)));
  }

  /// All of a kind.
  static List<Map<String, Object>> render(Path values, String kind) {
    return render(values).stream().filter(document -> kind.equals(document.get("kind"))).toList();
  }

  /// What these values make.
  ///
  /// @throws RuntimeException with Helm's words when it refuses them
  static String template(Map<String, Object> values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, Yaml.text(values));
        return template(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String template(Path values) {
    return new Helm(WITHOUT_HOOKS)
        .template()
        .withName("prod")
        .withNamespace("learning")
        .withKubeVersion(OLDEST)
        .withValuesFile(values)
        // Unlike helm template, this one would look for a cluster.
        .set("checkSecrets", false)
        .call();
  }

  /// The values that count unless others are given.
  static Map<String, Object> defaults() {
    return Yaml.document(Repository.read(Repository.CHART.resolve("values.yaml")));
  }
}
