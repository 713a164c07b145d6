package dev.waymark.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every file and type that the Markdown pages name exists.
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern PATH =
      Pattern.compile("(?:proto|services|graph-seed|integration-tests|deploy|docs)/[\\w./-]*");
  private static final Pattern TYPE =
      Pattern.compile("(?:[A-Z][a-z0-9]+){2,}|(?:[A-Z][a-z0-9]+)+IT");

  /// Names in our pages that are not types of ours: Neo4j labels, messages of the wire, and types
  /// of libraries; values of Kubernetes; and header fields.
  private static final Set<String> FOREIGN =
      Set.of(
          "AdvancedTlsX509KeyManager",
          "AdvancedTlsX509TrustManager",
          "BadRequest",
          "CloudEvents",
          "DoNotSchedule",
          "IfNotPresent",
          "InternalNettyChannelBuilder",
          "KafkaConsumer",
          "LoadBalancer",
          "NameResolver",
          "PartitionOffset",
          "ResourceInfo",
          "RetryInfo",
          "RandomGenerator",
          "RateLimit",
          "ScheduleAnyway",
          "SparseLogisticRegression",
          "StreamObserver");

  /// The number of a stored form, behind a label.
  private static final Pattern FORM = Pattern.compile("[0-9]+$");

  /// Files that a how-to tells its reader to write.
  private static final Set<String> WRITTEN_BY_THE_READER =
      Set.of(
          "graph-seed/curriculum/topics/dashboards.yaml",
          "graph-seed/curriculum/roadmaps/dashboard-builder.yaml");

  private static final Pattern NOT_OURS = Pattern.compile("/(target|\\.git|\\.waymark)/");

  private static Path root = Path.of("");
  private static Set<String> types = Set.of();
  private static String contracts = "";

  @BeforeAll
  static void readTheTree() {
    Path here = Path.of("").toAbsolutePath();
    root = Files.exists(here.resolve("ARCHITECTURE.md")) ? here : here.resolve("..").normalize();
    types =
        files(".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    contracts = files(".proto").stream().map(DocumentationTest::read).collect(Collectors.joining());
  }

  @Test
  void everyLinkedFileExists() {
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
      LINK.matcher(read(page))
          .results()
          .map(match -> match.group(1))
          .filter(target -> !Files.exists(page.resolveSibling(target)))
          .forEach(target -> missing.add(root.relativize(page) + " → " + target));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPathInCodeStyleExists() {
    assertThat(named(PATH, path -> WRITTEN_BY_THE_READER.contains(path) || isInTheSources(path)))
        .isEmpty();
  }

  @Test
  void everyTypeInCodeStyleExists() {
    assertThat(
            named(
                TYPE,
                type ->
                    types.contains(type)
                        || FOREIGN.contains(type)
                        || FOREIGN.contains(FORM.matcher(type).replaceFirst(""))
                        || contracts.contains(" " + type)))
        .isEmpty();
  }

  /// What a build writes is there on the author's machine only.
  private static boolean isInTheSources(String path) {
    return Files.exists(root.resolve(path)) && !NOT_OURS.matcher("/" + path + "/").find();
  }

  /// What the pages name in the form of the pattern, in code style, that is not there.
  private static List<String> named(Pattern form, Predicate<String> exists) {
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
      CODE.matcher(read(page))
          .results()
          .map(match -> match.group(1))
          .filter(code -> form.matcher(code).matches() && !exists.test(code))
          .forEach(code -> missing.add(root.relativize(page) + " names " + code));
    }
    return missing;
  }

  private static List<Path> pages() {
    return files(".md");
  }

  private static List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(
              file -> file.toString().endsWith(ending) && !NOT_OURS.matcher(file.toString()).find())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
