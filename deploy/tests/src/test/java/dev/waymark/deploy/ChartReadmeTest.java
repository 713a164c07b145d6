package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of the chart's README is made of the comments in its values: with
/// `-Dwaymark.write=true` this writes it, else it compares.
class ChartReadmeTest {

  private static final Path README = Repository.CHART.resolve("README.md");
  private static final String BEGIN = "<!-- values: begin -->\n";
  private static final String END = "<!-- values: end -->";
  private static final Pattern LINE = Pattern.compile("^( *)([\\w-]+):(?: (.*))?$");
  private static final String COMMENT = "# -- ";

  @Test
  void theTableIsWhatTheCommentsSay() throws IOException {
    String readme = Repository.read(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    String made = readme.substring(0, begin) + table() + readme.substring(readme.indexOf(END));
    if (Boolean.getBoolean("waymark.write")) {
      Files.writeString(README, made);
    }
    assertThat(Repository.read(README))
        .as("Run this test with -Dwaymark.write=true to write the table.")
        .isEqualTo(made);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| value | default | |\n|---|---|---|\n");
    Deque<String> path = new ArrayDeque<>();
    List<String> undocumented = new ArrayList<>();
    String comment = "";
    for (String line : Repository.read(Repository.CHART.resolve("values.yaml")).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (line.strip().startsWith(COMMENT)) {
        comment = line.strip().substring(COMMENT.length());
      } else if (matcher.matches()) {
        while (path.size() > matcher.group(1).length() / 2) {
          path.removeLast();
        }
        path.addLast(matcher.group(2));
        String name = String.join(".", path);
        Object value = Objects.requireNonNull(Yaml.at(Chart.defaults(), name), name);
        if (!comment.isEmpty()) {
          table.append(
              "| `%s` | `%s` | %s |\n".formatted(name, shown(value), comment.replace("|", "\\|")));
        } else if (matcher.group(3) != null && !isInside(undocumented, name)) {
          undocumented.add(name);
        }
        comment = "";
      }
    }
    assertThat(undocumented.stream().filter(name -> !isPartOfADocumented(table, name)))
        .as("values without a comment")
        .isEmpty();
    return table.toString();
  }

  private static boolean isInside(List<String> names, String name) {
    return names.stream().anyMatch(outer -> name.startsWith(outer + "."));
  }

  private static boolean isPartOfADocumented(StringBuilder table, String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && (table.indexOf("| `" + name.substring(0, dot) + "` |") >= 0
            || isPartOfADocumented(table, name.substring(0, dot)));
  }

  private static String shown(Object value) {
    String text =
        Yaml.text(value)
            .strip()
            .replaceAll("\\s*\\n\\s*", " ")
            .replace("'", "\"")
            .replace("|", "\\|");
    return value instanceof String string ? (string.isEmpty() ? "\"\"" : string) : text;
  }
}
