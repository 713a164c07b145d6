package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the chart sets is what the services read.
class ChartSettingsTest {

  static List<Path> examples() {
    return Chart.examples();
  }

  /// Every variable of Waymark's own is a key of the service's reference.
  @ParameterizedTest
  @MethodSource("examples")
  void everySettingIsDocumented(Path values) {
    Map<String, Set<String>> known =
        Map.of(
            "gateway",
            Settings.variables("gateway"),
            "recommender",
            Settings.variables("recommender"));
    List<String> unknown = new ArrayList<>();
    for (Pod pod : Pod.of(Chart.render(values))) {
      if (!known.containsKey(pod.part())) {
        continue;
      }
      for (String variable : namesOf(values, pod)) {
        if (variable.startsWith("WAYMARK_")
            && !known.getOrDefault(pod.part(), Set.of()).contains(variable)) {
          unknown.add(pod.part() + " does not read " + variable);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void theVersionIsTheBuilds() {
    Matcher version =
        Pattern.compile("<version>([^<]+)</version>").matcher(Repository.read("pom.xml"));
    assertThat(version.find()).isTrue();
    Map<String, Object> chart =
        Yaml.document(Repository.read(Repository.CHART.resolve("Chart.yaml")));
    assertThat(chart.get("appVersion")).isEqualTo(version.group(1));
  }

  /// The ports are those that the services listen on by themselves.
  @Test
  void thePortsAreTheServices() {
    assertThat(Repository.read("services/gateway/src/main/resources/application.properties"))
        .contains("quarkus.http.port=8080\n");
    assertThat(Repository.read("services/recommender/src/main/resources/application.properties"))
        .contains("quarkus.grpc.server.port=9090\n", "quarkus.management.port=9091\n");
    for (Pod pod : Pod.of(Chart.render(Chart.example("minimal")))) {
      if (pod.part().equals("gateway")) {
        assertThat(pod.ports().values()).containsExactly(8080);
      } else if (pod.part().equals("recommender")) {
        assertThat(pod.ports().values()).containsExactlyInAnyOrder(9090, 9091);
      }
    }
  }

  /// Every delay that the chart sets works, for it is there only when the build says so.
  @Test
  void theServicesDrain() {
    for (String service : List.of("gateway", "recommender")) {
      assertThat(
              Repository.read("services/" + service + "/src/main/resources/application.properties"))
          .contains("quarkus.shutdown.delay-enabled=true\n");
    }
  }

  private static Set<String> namesOf(Path values, Pod pod) {
    Set<String> names = new TreeSet<>();
    Map<String, Object> container = pod.containers().getLast();
    Yaml.maps(container.get("env")).forEach(one -> names.add(Yaml.textAt(one, "name")));
    for (Map<String, Object> source : Yaml.maps(container.get("envFrom"))) {
      for (Map<String, Object> map : Chart.render(values, "ConfigMap")) {
        if (Yaml.textAt(source, "configMapRef.name").equals(Yaml.textAt(map, "metadata.name"))) {
          names.addAll(Yaml.map(map.get("data")).keySet());
        }
      }
    }
    return names;
  }
}
