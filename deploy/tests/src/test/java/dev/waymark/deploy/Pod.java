package dev.waymark.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A kind of pod that a rendered chart starts.
///
/// @param owner kind and name of what starts it
/// @param labels of its pods
/// @param spec what they are
record Pod(String owner, Map<String, Object> labels, Map<String, Object> spec) {

  /// Every one in those documents.
  static List<Pod> of(List<Map<String, Object>> documents) {
    List<Pod> pods = new ArrayList<>();
    for (Map<String, Object> document : documents) {
      String kind = Yaml.textAt(document, "kind");
      @Nullable Object pod =
          switch (kind) {
            case "Pod" -> document;
            case "CronJob" -> Yaml.at(document, "spec.jobTemplate.spec.template");
            case "Deployment", "StatefulSet", "Job" -> Yaml.at(document, "spec.template");
            default -> null;
          };
      if (pod != null) {
        pods.add(
            new Pod(
                kind + " " + Yaml.textAt(document, "metadata.name"),
                Yaml.map(Yaml.at(pod, "metadata.labels")),
                Yaml.map(Yaml.at(pod, "spec"))));
      }
    }
    return pods;
  }

  /// The part of Waymark that it is.
  String part() {
    return String.valueOf(labels.get("app.kubernetes.io/component"));
  }

  /// Its containers, the ones that run first among them.
  List<Map<String, Object>> containers() {
    return Stream.of("initContainers", "containers")
        .flatMap(key -> Yaml.maps(spec.get(key)).stream())
        .toList();
  }

  /// Its ports by name.
  Map<String, Integer> ports() {
    Map<String, Integer> ports = new TreeMap<>();
    for (Map<String, Object> container : containers()) {
      for (Map<String, Object> port : Yaml.maps(container.get("ports"))) {
        ports.put(Yaml.textAt(port, "name"), Integer.valueOf(Yaml.textAt(port, "containerPort")));
      }
    }
    return ports;
  }

  /// Whether a selector means it.
  boolean isMeantBy(Map<String, Object> matchLabels) {
    return labels.entrySet().containsAll(matchLabels.entrySet());
  }
}
