package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Every value does something: the documents differ when it does.
class ChartValuesTest {

  private static final List<String> SITUATIONS =
      List.of("everything", "trial-with-storage", "public");

  /// Counts only there: [ChartOnClusterTest].
  private static final String ON_A_CLUSTER = "checkSecrets";

  /// Values that count only without another, with that one taken back.
  private static final Map<String, String> WITHOUT =
      Map.of(
          "curriculum.configMap", "curriculum: {image: ''}",
          "curriculum.secret", "curriculum: {image: ''}",
          "nameOverride", "fullnameOverride: ''",
          "serviceAccount.create", "serviceAccount: {name: ''}",
          "gateway.podDisruptionBudget.enabled", "{}");

  @Test
  void everyValueIsUsed() {
    Map<String, String> before = new LinkedHashMap<>();
    List<String> unused = new ArrayList<>();
    for (String path : leaves(Chart.defaults(), "")) {
      if (path.equals(ON_A_CLUSTER)) {
        continue;
      }
      boolean used = false;
      for (String situation : SITUATIONS) {
        Map<String, Object> values =
            Yaml.merged(
                Yaml.merged(
                    Chart.defaults(), Yaml.document(Repository.read(Chart.example(situation)))),
                Yaml.document(WITHOUT.getOrDefault(path, "{}")));
        String plain =
            before.computeIfAbsent(
                situation + WITHOUT.getOrDefault(path, ""), key -> steady(Chart.template(values)));
        used = used || isUsed(plain, changed(values, path));
      }
      if (!used) {
        unused.add(path);
      }
    }
    assertThat(unused).isEmpty();
  }

  /// Whether these values make other documents, or are refused by the templates for what they lack.
  private static boolean isUsed(String plain, Map<String, Object> values) {
    try {
      return !plain.equals(steady(Chart.template(values)));
    } catch (IllegalStateException refusal) {
      return !String.valueOf(refusal.getMessage()).contains("specifications of the schema");
    }
  }

  /// What the trial's Secret holds is made again each time.
  private static String steady(String documents) {
    return documents.replaceAll("(?m)^  (neo4j-password|log\\.key): .*$", "");
  }

  /// The paths of the values that are no groups of others.
  private static List<String> leaves(Map<String, Object> values, String prefix) {
    List<String> leaves = new ArrayList<>();
    values.forEach((key, value) -> {
      if (value instanceof Map<?, ?> map
          && !map.isEmpty()
          && !key.equals("resources")
          && !key.equals("labels")) {
        leaves.addAll(leaves(Yaml.map(map), prefix + key + "."));
      } else {
        leaves.add(prefix + key);
      }
    });
    return leaves;
  }

  private static Map<String, Object> changed(Map<String, Object> values, String path) {
    Object now = Objects.requireNonNull(Yaml.at(values, path), path);
    Object before = Objects.requireNonNull(Yaml.at(Chart.defaults(), path), path);
    Object other = now.equals(before) ? other(path, now) : before;
    Object document = other;
    for (String name : List.of(path.split("\\.", -1)).reversed()) {
      document = Map.of(name, document);
    }
    Map<String, Object> result = Yaml.merged(values, Yaml.map(document));
    return other instanceof Map<?, ?> map && map.isEmpty() ? without(result, path) : result;
  }

  /// Maps are merged, so that an empty one takes nothing away.
  private static Map<String, Object> without(Map<String, Object> values, String path) {
    int dot = path.indexOf('.');
    Map<String, Object> result = new LinkedHashMap<>(values);
    if (dot < 0) {
      result.put(path, Map.of());
    } else {
      String first = path.substring(0, dot);
      result.put(first, without(Yaml.map(values.get(first)), path.substring(dot + 1)));
    }
    return result;
  }

  private static Object other(String path, Object value) {
    if (path.endsWith("resources")) {
      return Map.of("requests", Map.of("cpu", "3"));
    }
    if (path.endsWith("metrics")) {
      return List.of(Map.of("type", "Pods"));
    }
    if (path.endsWith("labels")) {
      return Map.of("other", "label");
    }
    return switch (value) {
      case Boolean flag -> !flag;
      case Integer number -> number + 1;
      case String text ->
          switch (path) {
            case "image.pullPolicy" -> "Never";
            case "trial.storage" -> "3Gi";
            default -> text.isEmpty() ? "other" : text + "0";
          };
      // Such a value is another one in the situation that sets it.
      default -> value;
    };
  }
}
