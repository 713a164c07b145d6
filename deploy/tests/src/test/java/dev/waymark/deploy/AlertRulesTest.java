package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every alert rule is sound, fires when it should and not otherwise, and leads to a page.
class AlertRulesTest {

  private static final Path MONITORING = Repository.CHART.resolve("monitoring");
  private static final Path TESTS =
      Repository.ROOT.resolve("deploy/tests/src/test/resources/rules");
  private static final List<String> SECTIONS =
      List.of("## What it means", "## How to look", "## What to do");

  @Test
  void promtoolFindsNothing() throws Exception {
    Promtool.Answer answer = Promtool.run(MONITORING, "check", "rules", "alerts.yaml");
    assertThat(answer.status()).as(answer.output()).isZero();
  }

  @Test
  void everyRuleFiresWhenItShouldAndIsQuietElse() throws Exception {
    Promtool.Answer answer = Promtool.run(TESTS, "test", "rules", "alerts_test.yaml");
    assertThat(answer.status()).as(answer.output()).isZero();
  }

  @Test
  void everyRuleIsTestedBothWays() {
    Set<String> fires = new TreeSet<>();
    Set<String> quiet = new TreeSet<>();
    Map<String, Object> tests = Yaml.document(Repository.read(TESTS.resolve("alerts_test.yaml")));
    for (Map<String, Object> test : Yaml.maps(tests.get("tests"))) {
      for (Map<String, Object> rule : Yaml.maps(test.get("alert_rule_test"))) {
        (Yaml.list(rule.get("exp_alerts")).isEmpty() ? quiet : fires)
            .add(Yaml.textAt(rule, "alertname"));
      }
    }
    assertThat(fires).isEqualTo(names()).isEqualTo(quiet);
  }

  @Test
  void everyRuleHasAPageAndEveryPageARule() {
    Path pages = Repository.ROOT.resolve("docs/runbooks");
    Set<String> written =
        Repository.files(pages, ".md").stream()
            .map(page -> page.getFileName().toString().replace(".md", ""))
            .filter(name -> !name.equals("README"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(written).isEqualTo(names());
    String index = Repository.read(pages.resolve("README.md"));
    for (Map<String, Object> rule : rules()) {
      String name = Yaml.textAt(rule, "alert");
      assertThat(Yaml.textAt(rule, "annotations.runbook"))
          .isEqualTo("docs/runbooks/" + name + ".md");
      assertThat(Repository.read(pages.resolve(name + ".md"))).contains(SECTIONS);
      assertThat(index).contains("[" + name + "](" + name + ".md)");
      assertThat(Yaml.textAt(rule, "labels.severity")).isIn("critical", "warning", "info");
    }
  }

  @Test
  void everyRuleReadsMetricsThatThereAre() {
    for (Map<String, Object> rule : rules()) {
      assertThat(Metrics.unknownIn(Yaml.textAt(rule, "expr")))
          .as(Yaml.textAt(rule, "alert"))
          .isEmpty();
    }
  }

  private static List<Map<String, Object>> rules() {
    Map<String, Object> file = Yaml.document(Repository.read(MONITORING.resolve("alerts.yaml")));
    return Yaml.maps(file.get("groups")).stream()
        .flatMap(group -> Yaml.maps(group.get("rules")).stream())
        .toList();
  }

  private static Set<String> names() {
    return rules().stream()
        .map(rule -> Yaml.textAt(rule, "alert"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
