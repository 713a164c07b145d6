package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold whatever an operator sets.
class ChartInvariantsTest {

  private static final Set<String> HEALTH =
      Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

  static List<Path> examples() {
    return Chart.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everySelectorMeansPodsOfOnePart(Path values) {
    List<Map<String, Object>> documents = Chart.render(values);
    List<Pod> pods = Pod.of(documents);
    for (Map<String, Object> document : documents) {
      Object selector =
          switch (Yaml.textAt(document, "kind")) {
            case "Service" -> Yaml.at(document, "spec.selector");
            case "Deployment", "StatefulSet", "PodDisruptionBudget" ->
                Yaml.at(document, "spec.selector.matchLabels");
            default -> null;
          };
      if (selector != null) {
        assertThat(pods.stream().filter(pod -> pod.isMeantBy(Yaml.map(selector))).map(Pod::part))
            .as(document.get("kind") + " " + Yaml.textAt(document, "metadata.name"))
            .hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyServiceLeadsToAPortThatThereIs(Path values) {
    List<Pod> pods = Pod.of(Chart.render(values));
    for (Map<String, Object> service : Chart.render(values, "Service")) {
      Pod pod =
          pods.stream()
              .filter(p -> p.isMeantBy(Yaml.map(Yaml.at(service, "spec.selector"))))
              .findFirst()
              .orElseThrow();
      for (Map<String, Object> port : Yaml.maps(Yaml.at(service, "spec.ports"))) {
        assertThat(pod.ports()).containsKey(Yaml.textAt(port, "targetPort"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void servicesAreAskedForTheirHealthOnTheirPort(Path values) {
    for (Pod pod : Pod.of(Chart.render(values))) {
      if (!pod.owner().startsWith("Deployment")) {
        continue;
      }
      Set<String> paths = new TreeSet<>();
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        Object get = Yaml.at(pod.containers().getLast(), probe + ".httpGet");
        assertThat(pod.ports()).containsKey(Yaml.textAt(get, "port"));
        assertThat(pod.ports().get(Yaml.textAt(get, "port")))
            .isEqualTo(pod.part().equals("gateway") ? 8080 : 9091);
        // The gateway answers under its own names alone.
        assertThat(Yaml.maps(Yaml.at(get, "httpHeaders")))
            .contains(Map.of("name", "Host", "value", "localhost"));
        paths.add(Yaml.textAt(get, "path"));
      }
      assertThat(paths).as(pod.owner()).isEqualTo(new TreeSet<>(HEALTH));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyPodKeepsTheRestrictedProfile(Path values) {
    for (Pod pod : Pod.of(Chart.render(values))) {
      assertThat(Yaml.at(pod.spec(), "securityContext.runAsNonRoot")).isEqualTo(true);
      assertThat(Yaml.textAt(pod.spec(), "securityContext.seccompProfile.type"))
          .isEqualTo("RuntimeDefault");
      assertThat(pod.spec().get("automountServiceAccountToken")).isEqualTo(false);
      assertThat(pod.spec().get("enableServiceLinks")).isEqualTo(false);
      assertThat(pod.spec()).doesNotContainKeys("hostNetwork", "hostPID", "hostIPC");
      for (Map<String, Object> volume : Yaml.maps(pod.spec().get("volumes"))) {
        assertThat(volume).doesNotContainKey("hostPath");
      }
      for (Map<String, Object> container : pod.containers()) {
        Map<String, Object> security = Yaml.map(container.get("securityContext"));
        assertThat(security)
            .as(pod.owner())
            .containsEntry("allowPrivilegeEscalation", false)
            .containsEntry("readOnlyRootFilesystem", true)
            .containsEntry("runAsNonRoot", true)
            .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(Yaml.at(container, "resources.limits.memory")).isNotNull();
        assertThat(Yaml.at(container, "resources.requests.memory")).isNotNull();
      }
    }
  }

  /// No image without a version, and none that could change under a name.
  @ParameterizedTest
  @MethodSource("examples")
  void everyImageHasAVersion(Path values) {
    for (Pod pod : Pod.of(Chart.render(values))) {
      for (Map<String, Object> container : pod.containers()) {
        assertThat(Yaml.textAt(container, "image")).matches(".+(:[^/:]+|@sha256:[0-9a-f]{64})");
        assertThat(Yaml.textAt(container, "image")).doesNotEndWith(":latest");
      }
    }
  }

  /// Every mount has its volume, and every volume its mount: else a pod waits for ever, or for
  /// nothing.
  @ParameterizedTest
  @MethodSource("examples")
  void volumesAndMountsAgree(Path values) {
    List<Map<String, Object>> documents = Chart.render(values);
    for (Pod pod : Pod.of(documents)) {
      Set<String> volumes = names(Yaml.maps(pod.spec().get("volumes")));
      for (Map<String, Object> set : Chart.render(values, "StatefulSet")) {
        if (pod.owner().startsWith("StatefulSet")) {
          for (Map<String, Object> claim : Yaml.maps(Yaml.at(set, "spec.volumeClaimTemplates"))) {
            volumes.add(Yaml.textAt(claim, "metadata.name"));
          }
        }
      }
      Set<String> mounted = new TreeSet<>();
      for (Map<String, Object> container : pod.containers()) {
        mounted.addAll(names(Yaml.maps(container.get("volumeMounts"))));
      }
      assertThat(mounted).as(pod.owner()).isEqualTo(volumes);
    }
  }

  /// ConfigMaps that pods name are made by the chart, unless the operator brings them.
  @ParameterizedTest
  @MethodSource("examples")
  void everyConfigMapIsThere(Path values) {
    Set<String> made = new TreeSet<>();
    Chart.render(values, "ConfigMap").forEach(map -> made.add(Yaml.textAt(map, "metadata.name")));
    for (Pod pod : Pod.of(Chart.render(values))) {
      List<String> named = new ArrayList<>();
      for (Map<String, Object> container : pod.containers()) {
        for (Map<String, Object> source : Yaml.maps(container.get("envFrom"))) {
          if (source.containsKey("configMapRef")) {
            named.add(Yaml.textAt(source, "configMapRef.name"));
          }
        }
      }
      for (Map<String, Object> volume : Yaml.maps(pod.spec().get("volumes"))) {
        if (volume.containsKey("configMap") && !"curriculum".equals(volume.get("name"))) {
          named.add(Yaml.textAt(volume, "configMap.name"));
        }
      }
      assertThat(made).as(pod.owner()).containsAll(named);
    }
  }

  private static Set<String> names(List<Map<String, Object>> named) {
    Set<String> names = new TreeSet<>();
    named.forEach(one -> names.add(Yaml.textAt(one, "name")));
    return names;
  }
}
