package dev.waymark.load.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A curriculum of any size: topics in layers, each with three hard prerequisites in the layer
/// before and two resources, and one roadmap that includes all.
final class LayeredCurriculum {
  static final String ROADMAP = "layers";

  private static final int PREREQUISITES = 3;
  private static final int IN_A_FILE = 500;

  private LayeredCurriculum() {}

  /// Writes it into an empty folder.
  static void write(Path folder, int topics) throws IOException {
    Random random = new Random(topics);
    List<List<String>> layers = layers(topics);
    List<String> all = layers.stream().flatMap(List::stream).toList();
    StringBuilder roadmap = new StringBuilder("roadmap:\n");
    roadmap.append("  id: %s\n  title: Layers\n".formatted(ROADMAP));
    roadmap.append("  summary: Layers of topics.\n  version: \"1\"\n  sections:\n");
    StringBuilder text = new StringBuilder();
    int written = 0;
    for (int layer = 0; layer < layers.size(); layer++) {
      roadmap.append("    - title: Layer %d\n      topics:\n".formatted(layer + 1));
      for (String topic : layers.get(layer)) {
        roadmap.append("        - ").append(topic).append('\n');
        text.append(topic(topic, layer == 0 ? List.of() : some(layers.get(layer - 1), random)));
        written++;
        if (written % IN_A_FILE == 0 || written == topics) {
          String part = text.toString();
          text.setLength(0);
          String resources = resources(all.subList((written - 1) / IN_A_FILE * IN_A_FILE, written));
          Files.writeString(
              folder.resolve("part-%d.yaml".formatted(written)),
              "topics:\n" + part + "resources:\n" + resources);
        }
      }
    }
    Files.writeString(folder.resolve("roadmap.yaml"), roadmap);
  }

  /// The ids of the topics, layer by layer.
  static List<List<String>> layers(int topics) {
    int count = Math.max(2, (int) Math.round(Math.sqrt(topics) / 2));
    List<List<String>> layers = new ArrayList<>();
    for (int layer = 0; layer < count; layer++) {
      List<String> ids = new ArrayList<>();
      for (int i = layer * topics / count; i < (layer + 1) * topics / count; i++) {
        ids.add("layer-%d.topic-%d".formatted(layer + 1, i + 1));
      }
      layers.add(ids);
    }
    return layers;
  }

  private static List<String> some(List<String> ids, Random random) {
    return random
        .ints(0, ids.size())
        .distinct()
        .limit(Math.min(PREREQUISITES, ids.size()))
        .mapToObj(ids::get)
        .toList();
  }

  private static String topic(String id, List<String> requires) {
    String needs =
        requires.isEmpty()
            ? ""
            : "    requires:\n      hard: [%s]\n".formatted(String.join(", ", requires));
    return """
      - id: %s
        title: Topic %s
        summary: One of many topics, which builds on those before it.
        kind: SKILL
        level: 2
        minutes: 120
    """
            .formatted(id, id)
        + needs;
  }

  private static String resources(List<String> topics) {
    StringBuilder text = new StringBuilder();
    for (String topic : topics) {
      for (String type : List.of("COURSE", "ARTICLE")) {
        text.append(
            """
              - id: %1$s.%2$s
                title: A text on %1$s
                author: Somebody
                url: https://example.org/%1$s/%2$s
                type: %3$s
                access: FREE
                language: en
                minutes: 60
                level: 2
                teaches:
                  - {topic: %1$s, coverage: 0.8}
            """
                .formatted(topic, type.toLowerCase(Locale.ROOT), type));
      }
    }
    return text.toString();
  }
}
