package dev.waymark.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Curricula for tests, as an author would write them.
public final class CurriculumFiles {
  private CurriculumFiles() {}

  /// A topic in YAML, ready to stand under `topics:`.
  public static String topic(String id, String hard, String soft) {
    return """
      - id: %s
        title: About %s
        summary: What %s is.
        kind: CONCEPT
        level: 1
        minutes: 60
        requires: {hard: [%s], soft: [%s]}
    """
        .formatted(id, id, id, hard, soft);
  }

  /// A resource in YAML, ready to stand under `resources:`.
  public static String resource(String id, String topic) {
    return """
      - id: %s
        title: Learn %s
        author: Somebody
        url: https://example.org/%s
        type: COURSE
        access: FREE
        language: en
        minutes: 90
        level: 1
        teaches: [{topic: %s, coverage: 0.8}]
    """
        .formatted(id, topic, id, topic);
  }

  /// A roadmap of one section.
  public static String roadmap(String id, List<String> topics) {
    return """
    roadmap:
      id: %s
      title: The road to %s
      summary: All of it.
      version: "1"
      sections:
        - {title: Everything, topics: [%s]}
    """
        .formatted(id, id, String.join(", ", topics));
  }

  /// Writes a sound curriculum: each topic requires the one before it and is taught by one
  /// resource.
  public static void chain(Path folder, String... topics) {
    StringBuilder text = new StringBuilder("topics:\n");
    String before = "";
    for (String topic : topics) {
      text.append(topic(topic, before, ""));
      before = topic;
    }
    text.append("resources:\n");
    for (String topic : topics) {
      text.append(resource("learn-" + topic, topic));
    }
    write(folder, "topics.yaml", text.toString());
    write(folder, "roadmap.yaml", roadmap("goal", List.of(topics)));
  }

  /// Writes one file.
  public static Path write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
