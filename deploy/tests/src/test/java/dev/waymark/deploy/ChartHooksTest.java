package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What runs before an installation finds all that it names: nothing else of the release is there
/// yet.
class ChartHooksTest {

  private static final Pattern SECRET =
      Pattern.compile("(?:secretKeyRef=\\{name|secretName)=([\\w.-]+)");
  private static final Pattern CONFIG_MAP = Pattern.compile("configMap=\\{name=([\\w.-]+)");

  static List<Path> examples() {
    return Chart.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aJobBeforeTheReleaseNamesNothingOfTheRelease(Path values) {
    Set<String> secrets = later(values, Set.of("Secret", "KafkaUser"));
    Set<String> configMaps = later(values, Set.of("ConfigMap"));
    for (Map<String, Object> job : Chart.render(values, "Job")) {
      if (isBefore(job)) {
        String spec = String.valueOf(job.get("spec"));
        assertThat(named(SECRET, spec)).isNotEmpty().doesNotContainAnyElementsOf(secrets);
        assertThat(named(CONFIG_MAP, spec)).isNotEmpty().doesNotContainAnyElementsOf(configMaps);
        assertThat(spec).doesNotContain("serviceAccountName");
      }
    }
  }

  /// The names of what of these kinds comes with the release. Strimzi makes a Secret for each user.
  private static Set<String> later(Path values, Set<String> kinds) {
    Set<String> names = new TreeSet<>(Set.of("none of the release"));
    for (Map<String, Object> document : Chart.render(values)) {
      if (kinds.contains(Yaml.textAt(document, "kind")) && !isBefore(document)) {
        names.add(Yaml.textAt(document, "metadata.name"));
      }
    }
    return names;
  }

  private static Set<String> named(Pattern pattern, String spec) {
    Set<String> names = new TreeSet<>();
    pattern.matcher(spec).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  /// Else the first installation would wait for a user that it makes itself.
  @Test
  void withUsersOfTheReleaseTheJobRunsBesideIt() {
    for (Map<String, Object> job : Chart.render(Chart.example("strimzi-scram"), "Job")) {
      assertThat(isBefore(job)).isFalse();
    }
    assertThat(Chart.render(Chart.example("minimal"), "Job")).allMatch(ChartHooksTest::isBefore);
  }

  /// Else Helm says only that the job failed.
  @Test
  void helmPrintsWhyTheJobFailed() {
    assertThat(Chart.render(Chart.example("minimal"), "Job"))
        .isNotEmpty()
        .allSatisfy(job ->
            assertThat(Yaml.map(Yaml.at(job, "metadata.annotations")))
                .containsEntry("helm.sh/hook-output-log-policy", "hook-failed"));
  }

  private static boolean isBefore(Map<String, Object> document) {
    Object hook = Yaml.map(Yaml.at(document, "metadata.annotations")).get("example.com/was-hook");
    return String.valueOf(hook).contains("pre-install");
  }
}
