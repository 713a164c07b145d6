package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is secret comes from a Secret and stands nowhere else.
class ChartSecretsTest {

  private static final List<String> SECRET_WORDS =
      List.of("PASSWORD", "JAAS", "TOKEN_SECRET", "CREDENTIAL", "API_KEY");

  static List<Path> examples() {
    return Chart.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everySecretVariableIsReadFromASecret(Path values) {
    for (Pod pod : Pod.of(Chart.render(values))) {
      for (Map<String, Object> container : pod.containers()) {
        for (Map<String, Object> variable : Yaml.maps(container.get("env"))) {
          if (isSecret(Yaml.textAt(variable, "name"))) {
            assertThat(Yaml.at(variable, "valueFrom.secretKeyRef.name"))
                .as(pod.owner())
                .isNotNull();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noConfigMapHoldsASecret(Path values) {
    for (Map<String, Object> map : Chart.render(values, "ConfigMap")) {
      Yaml.map(map.get("data"))
          .forEach((key, value) -> {
            assertThat(isSecret(key)).as(key).isFalse();
            if (key.endsWith(".properties")) {
              for (String line : String.valueOf(value).lines().toList()) {
                if (isSecret(line.replaceAll("=.*", "").replace('.', '_'))) {
                  assertThat(line).matches("[a-z.]+=\\$\\{env:[A-Z_]+}");
                }
              }
            }
          });
    }
  }

  /// A job's file names only variables that its pod has.
  @ParameterizedTest
  @MethodSource("examples")
  void whatAJobsFileNamesIsInItsEnvironment(Path values) {
    for (Map<String, Object> map : Chart.render(values, "ConfigMap")) {
      Object content = Yaml.map(map.get("data")).get("kafka.properties");
      if (content == null) {
        continue;
      }
      String name = Yaml.textAt(map, "metadata.name");
      Pod job =
          Pod.of(Chart.render(values)).stream()
              .filter(pod -> String.valueOf(pod.spec().get("volumes")).contains(name))
              .findFirst()
              .orElseThrow();
      Pattern.compile("\\$\\{env:([A-Z_]+)}")
          .matcher(String.valueOf(content))
          .results()
          .forEach(match ->
              assertThat(Yaml.maps(job.containers().getLast().get("env")))
                  .as(name)
                  .anyMatch(variable -> match.group(1).equals(variable.get("name"))));
    }
  }

  /// The trial's servers are the one place where the chart makes a Secret itself.
  @ParameterizedTest
  @MethodSource("examples")
  void theChartMakesSecretsForTheTrialOnly(Path values) {
    for (Map<String, Object> secret : Chart.render(values, "Secret")) {
      assertThat(Yaml.textAt(secret, "metadata.name")).endsWith("-trial");
      Yaml.map(secret.get("stringData"))
          .values()
          .forEach(value -> assertThat(String.valueOf(value)).hasSizeGreaterThan(40));
    }
  }

  /// The gateway of a trial knows the key that the chart tells by its hash, as the gateway makes
  /// it.
  @Test
  void theTrialsKeyIsTheOneThatItsFileKnows() throws Exception {
    Map<String, Object> secret =
        Yaml.map(Chart.render(Chart.example("trial"), "Secret").getFirst().get("stringData"));
    String key = Yaml.textAt(secret, "api-key");
    assertThat(key).startsWith("waymark_");
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    assertThat(String.valueOf(secret.get("keys.json"))).contains(hash);
  }

  private static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SECRET_WORDS.stream().anyMatch(upper::contains);
  }
}
