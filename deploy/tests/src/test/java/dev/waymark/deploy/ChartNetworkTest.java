package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything is closed but the ports that are used.
class ChartNetworkTest {

  static List<Path> examples() {
    return Chart.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyPodIsClosedUnlessAPolicyOpensIt(Path values) {
    for (Pod pod : Pod.of(Chart.render(values))) {
      assertThat(policiesOf(values, pod))
          .as(pod.owner())
          .anySatisfy(policy -> {
            assertThat(policy.get("policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
            assertThat(policy).doesNotContainKey("ingress");
          });
    }
  }

  /// In both directions: no port is open that nothing listens on, none closed that is used.
  @ParameterizedTest
  @MethodSource("examples")
  void whatIsOpenIsWhatAPodListensOn(Path values) {
    for (Pod pod : Pod.of(Chart.render(values))) {
      assertThat(ports(policiesOf(values, pod), "ingress"))
          .as(pod.owner())
          .isEqualTo(new TreeSet<>(pod.ports().values()));
    }
  }

  @Test
  void aPodReachesWhatItNeedsAndNoMore() {
    Path values = Chart.example("everything");
    Map<String, Set<Integer>> needed =
        Map.of(
            "gateway", Set.of(53, 443, 4317, 8443, 9090, 9093, 9094),
            "recommender", Set.of(53, 4317, 9093, 9094, 17687),
            "graph-seed", Set.of(53, 9093, 9094, 17687),
            "trainer", Set.of(53, 9093, 9094),
            "test", Set.of(53, 8080));
    for (Pod pod : Pod.of(Chart.render(values))) {
      assertThat(ports(policiesOf(values, pod), "egress"))
          .as(pod.owner())
          .isEqualTo(new TreeSet<>(needed.get(pod.part())));
    }
  }

  @Test
  void aUriWithoutAPortMeansNeo4jsOwn() {
    Path values = Chart.example("strimzi-tls");
    Pod recommender =
        Pod.of(Chart.render(values)).stream()
            .filter(pod -> pod.part().equals("recommender"))
            .findFirst()
            .orElseThrow();
    assertThat(ports(policiesOf(values, recommender), "egress")).contains(7687);
  }

  @Test
  void theRecommendersAreCalledByTheGatewayAlone() {
    for (Map<String, Object> policy : Chart.render(Chart.example("minimal"), "NetworkPolicy")) {
      if (Yaml.textAt(policy, "metadata.name").endsWith("-recommender")) {
        Map<String, Object> grpc = Yaml.maps(Yaml.at(policy, "spec.ingress")).getFirst();
        assertThat(ports(List.of(Map.of("ingress", List.of(grpc))), "ingress"))
            .containsExactly(9090);
        assertThat(Yaml.maps(grpc.get("from"))).hasSize(1);
        assertThat(
                Yaml.at(
                    grpc.get("from") instanceof List<?> from ? from.getFirst() : null,
                    "podSelector.matchLabels"))
            .asInstanceOf(InstanceOfAssertFactories.MAP)
            .containsEntry("app.kubernetes.io/component", "gateway");
      }
    }
  }

  private static List<Map<String, Object>> policiesOf(Path values, Pod pod) {
    return Chart.render(values, "NetworkPolicy").stream()
        .filter(policy -> pod.isMeantBy(Yaml.map(Yaml.at(policy, "spec.podSelector.matchLabels"))))
        .map(policy -> Yaml.map(policy.get("spec")))
        .toList();
  }

  private static Set<Integer> ports(List<Map<String, Object>> policies, String direction) {
    Set<Integer> ports = new TreeSet<>();
    for (Map<String, Object> policy : policies) {
      for (Map<String, Object> rule : Yaml.maps(policy.get(direction))) {
        for (Map<String, Object> port : Yaml.maps(rule.get("ports"))) {
          ports.add(Integer.valueOf(Yaml.textAt(port, "port")));
        }
      }
    }
    return ports;
  }
}
