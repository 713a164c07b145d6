package dev.waymark.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The metrics that the services have: their names as `/q/metrics` gave them after some requests
/// and events, in `metrics/*.txt`.
final class Metrics {

  private static final Pattern NAME =
      Pattern.compile("\\b(?:waymark|http_server|grpc_server|jvm|process)_[a-z_]+\\b|\\bup\\b");

  private static final Set<String> SCRAPED = scraped();

  private Metrics() {}

  /// What an expression names and no service has.
  static List<String> unknownIn(String expression) {
    return names(expression).stream().filter(name -> !SCRAPED.contains(name)).toList();
  }

  /// The names of metrics in an expression, labels and texts left out.
  static Set<String> names(String expression) {
    return NAME.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""))
        .results()
        .map(match -> match.group())
        .collect(Collectors.toSet());
  }

  private static Set<String> scraped() {
    Set<String> names = new HashSet<>(Set.of("up"));
    for (String service : List.of("gateway", "recommender")) {
      Path file =
          Repository.ROOT.resolve("deploy/tests/src/test/resources/metrics/" + service + ".txt");
      names.addAll(Repository.read(file).lines().toList());
    }
    return names;
  }

  /// The names of our own that were scraped and that no code registers any more.
  static List<String> goneFromTheCode() {
    String code =
        Stream.of("services/gateway/src/main", "services/recommender/src/main")
            .flatMap(folder -> sources(Repository.ROOT.resolve(folder)).stream())
            .collect(Collectors.joining());
    return SCRAPED.stream()
        .filter(name -> name.startsWith("waymark_"))
        .filter(name ->
            !code.contains(
                '"'
                    + name.replaceAll("_(total|bucket|count|sum|max)$", "")
                        .replaceAll("_seconds$", "")
                        .replace('_', '.')))
        .sorted()
        .toList();
  }

  private static List<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).map(Repository::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
