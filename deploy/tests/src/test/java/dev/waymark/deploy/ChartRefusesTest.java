package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong in a file of values ends in words that say so.
class ChartRefusesTest {

  private static final Map<String, Object> SCHEMA =
      Yaml.document(Repository.read(Repository.CHART.resolve("values.schema.json")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gatway: {replicas: 3} | gatway",
        "gateway: {replica: 3} | replica",
        "gateway: {replicas: three} | replicas",
        "gateway: {replicas: 0} | replicas",
        "gateway: {resources: {request: {cpu: 1}}} | request",
        "gateway: {extraEnv: [{nam: A, value: b}]} | nam",
        "kafka: {bootstrapServers: kafka.data.svc} | bootstrapServers",
        "kafka: {authentication: plain} | authentication",
        "kafka: {properties: {sasl.jaas.config: secret}} | sasl.jaas.config",
        "neo4j: {uri: 'http://neo4j:7474'} | uri",
        "neo4j: {password: secret} | password",
        "gateway: {auth: {issuer: id.example.com}} | issuer",
        "log: {partitions: 0} | partitions",
        "image: {tag: latest} | tag",
        "networkPolicy: {gatewayFrom: [{podselector: {}}]} | podselector",
        "trial: {storage: 10} | storage",
        "trainer: {schedule: sometimes} | schedule",
      })
  void aValueThatIsWrongIsNamed(String wrong, String name) {
    Map<String, Object> values =
        Yaml.merged(Yaml.document(Repository.read(Chart.example("minimal"))), Yaml.document(wrong));
    assertThatThrownBy(() -> Chart.template(values)).hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka: {bootstrapServers: ''} | kafka.bootstrapServers is missing",
        "neo4j: {uri: ''} | neo4j.uri is missing",
        "kafka: {authentication: tls} | kafka.users.",
        "tls: {enabled: true} | tls.recommenderSecret is missing",
        "neo4j: {uri: 'bolt://db:7687', tls: {caSecret: ca}} | neo4j.uri is without TLS",
        "recommender: {callsCarry: [trace]} | tracing.endpoint is missing",
        "gateway: {auth: {keysSecret: ''}} | gateway.auth.keysSecret are missing",
        "gateway: {session: {clientId: pages}} | gateway.auth.issuer is missing",
        "gateway: {auth: {issuer: 'https://id.example.com'}, session: {clientId: pages}} | gateway.session.cookieSecret is missing",
        "{monitoring: {serviceMonitor: {enabled: true}}, gateway: {auth: {everyone: []}}} | monitoring.serviceMonitor.keySecret is missing",
        "ingress: {enabled: true} | ingress.hosts is missing",
        "httpRoute: {enabled: true} | httpRoute.parentRefs is missing",
        "strimzi: {topics: {enabled: true}} | strimzi.clusterName is missing",
        "strimzi: {clusterName: data, users: {enabled: true}} | needs kafka.authentication",
      })
  void whatIsMissingIsNamed(String wrong, String message) {
    Map<String, Object> values =
        Yaml.merged(Yaml.document(Repository.read(Chart.example("minimal"))), Yaml.document(wrong));
    assertThatThrownBy(() -> Chart.template(values)).hasMessageContaining(message);
  }

  @Test
  void theSchemaKnowsTheValuesAndNoOthers() {
    List<String> differences = new ArrayList<>();
    compare(Chart.defaults(), SCHEMA, "", differences);
    assertThat(differences).isEmpty();
  }

  private static void compare(
      Map<String, Object> values, Map<String, Object> schema, String path, List<String> into) {
    Map<String, Object> properties = Yaml.map(schema.get("properties"));
    if (properties.isEmpty()) {
      return;
    }
    if (!Boolean.FALSE.equals(schema.get("additionalProperties"))) {
      into.add(path + " admits anything");
    }
    values.keySet().stream()
        .filter(key -> !properties.containsKey(key))
        .forEach(key -> into.add(path + "." + key + " is not in the schema"));
    properties.forEach((key, property) -> {
      if (!values.containsKey(key)) {
        // What Helm itself hands to every chart.
        if (!path.isEmpty() || !key.equals("global")) {
          into.add(path + "." + key + " is no value");
        }
      } else if (values.get(key) instanceof Map<?, ?>) {
        compare(Yaml.map(values.get(key)), Yaml.map(property), path + "." + key, into);
      }
    });
  }
}
