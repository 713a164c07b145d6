package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every dashboard shows metrics that there are, in expressions that Prometheus reads.
class DashboardsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void promtoolReadsEveryExpression() throws Exception {
    List<Map<String, String>> rules = new ArrayList<>();
    for (String expression : expressions()) {
      rules.add(
          Map.of(
              "record",
              "dashboard:" + rules.size(),
              "expr",
              expression.replace("$__rate_interval", "5m").replace("$release", ".*")));
    }
    Path file = folder.resolve("dashboards.yaml");
    Files.writeString(
        file, Yaml.text(Map.of("groups", List.of(Map.of("name", "all", "rules", rules)))));
    Promtool.Answer answer = Promtool.run(folder, "check", "rules", file.toString());
    assertThat(answer.status()).as(answer.output()).isZero();
    assertThat(answer.output()).contains(rules.size() + " rules found");
  }

  @Test
  void everyExpressionReadsMetricsThatThereAre() {
    for (String expression : expressions()) {
      assertThat(Metrics.names(expression)).as(expression).isNotEmpty();
      assertThat(Metrics.unknownIn(expression)).as(expression).isEmpty();
      assertThat(expression).contains("release=~\"$release\"");
    }
  }

  @Test
  void whatWasScrapedIsStillInTheCode() {
    assertThat(Metrics.goneFromTheCode()).isEmpty();
  }

  @Test
  void thereAreThreeAndTheirPanelsDoNotOverlap() {
    assertThat(dashboards()).hasSize(3);
    for (Map<String, Object> dashboard : dashboards()) {
      Set<String> cells = new HashSet<>();
      for (Map<String, Object> panel : Yaml.maps(dashboard.get("panels"))) {
        int x = number(panel, "gridPos.x");
        int y = number(panel, "gridPos.y");
        for (int column = x; column < x + number(panel, "gridPos.w"); column++) {
          for (int row = y; row < y + number(panel, "gridPos.h"); row++) {
            assertThat(column).isLessThan(24);
            assertThat(cells.add(column + "," + row)).as(Yaml.textAt(panel, "title")).isTrue();
          }
        }
      }
    }
  }

  private static int number(Map<String, Object> panel, String path) {
    return Integer.parseInt(Yaml.textAt(panel, path));
  }

  private static List<Map<String, Object>> dashboards() {
    return Repository.files(Repository.CHART.resolve("monitoring/dashboards"), ".json").stream()
        .map(file -> Yaml.document(Repository.read(file)))
        .toList();
  }

  private static List<String> expressions() {
    return dashboards().stream()
        .flatMap(dashboard -> Yaml.maps(dashboard.get("panels")).stream())
        .flatMap(panel -> Yaml.maps(panel.get("targets")).stream())
        .map(target -> Yaml.textAt(target, "expr"))
        .toList();
  }
}
