package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Helm and the types of the API take what the chart makes of each file of values.
class ChartRendersTest {

  @TempDir private Path folder = Path.of("");

  static List<Path> examples() {
    return Chart.examples();
  }

  @Test
  void thereAreEnoughExamples() {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(8);
  }

  /// Lint knows no files of values, so each is put into a copy of the chart.
  @ParameterizedTest
  @MethodSource("examples")
  void lintHasNothingToSay(Path values) throws IOException {
    Path copy = folder.resolve("waymark");
    Chart.copyTo(copy);
    Files.writeString(
        copy.resolve("values.yaml"),
        Yaml.text(Yaml.merged(Chart.defaults(), Yaml.document(Repository.read(values)))));
    LintResult result = new Helm(copy).lint().strict().call();
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyDocumentIsWhatItsTypeIs(Path values) {
    Map<String, List<String>> problems = new LinkedHashMap<>();
    for (Map<String, Object> document : Chart.render(values)) {
      List<String> found = TypedReading.problems(document);
      if (!found.isEmpty()) {
        problems.put(document.get("kind") + " " + Yaml.textAt(document, "metadata.name"), found);
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noTwoDocumentsHaveOneName(Path values) {
    Set<String> names = new HashSet<>();
    for (Map<String, Object> document : Chart.render(values)) {
      String name = document.get("kind") + " " + Yaml.textAt(document, "metadata.name");
      assertThat(names.add(name)).as(name).isTrue();
      assertThat(Yaml.textAt(document, "metadata.name")).hasSizeLessThanOrEqualTo(63);
    }
  }

  @Test
  void whatNoTypeHasIsTold() {
    Map<String, Object> deployment =
        Chart.render(Chart.example("minimal"), "Deployment").getFirst();
    Map<String, Object> typo =
        Yaml.merged(
            deployment, Yaml.document("spec: {template: {spec: {terminationGracePeriod: 5}}}"));
    Map<String, Object> wrongType =
        Yaml.merged(deployment, Yaml.document("spec: {replicas: many}"));
    assertThat(TypedReading.problems(typo)).isNotEmpty();
    assertThat(TypedReading.problems(wrongType)).isNotEmpty();
  }

  @Test
  void whatNoExtensionHasIsTold() {
    Map<String, Object> topic =
        Chart.render(Chart.example("strimzi-scram"), "KafkaTopic").getFirst();
    assertThat(TypedReading.problems(Yaml.merged(topic, Yaml.document("spec: {partition: 3}"))))
        .isNotEmpty();
    assertThat(TypedReading.problems(Yaml.merged(topic, Yaml.document("spec: {partitions: many}"))))
        .isNotEmpty();
  }
}
