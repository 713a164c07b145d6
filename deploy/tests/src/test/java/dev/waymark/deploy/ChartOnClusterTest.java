package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the chart looks up where Helm speaks to a cluster: here what a cluster's API answers of its
/// Secrets, and no more. So nothing is installed; Helm fails later where the chart refuses nothing.
class ChartOnClusterTest {

  private static final String VALUES =
      """
      kafka: {bootstrapServers: kafka:9092, authentication: scram-sha-512, users: {gateway: g, recommender: r, graphSeed: s, trainer: r}}
      neo4j: {uri: "neo4j://graph:7687", existingSecret: graph}
      gateway: {auth: {keysSecret: callers}}
      """;

  private static final String MISSING = "Secrets are missing in the namespace learning: ";

  @TempDir Path folder;

  private HttpServer api;
  private Map<String, String> answers = Map.of();

  @BeforeEach
  void start() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          String answer = answers.get(exchange.getRequestURI().getPath());
          byte[] body =
              (answer == null
                      ? "{\"kind\": \"Status\", \"code\": 404, \"reason\": \"NotFound\"}"
                      : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    api.start();
  }

  @AfterEach
  void stop() {
    api.stop(0);
  }

  @Test
  void secretsThatAreNotThereAreNamedWithTheirValues() throws IOException {
    String refusal = refusal(VALUES, Map.of("g", "sasl.jaas.config", "r", "sasl.jaas.config"));
    assertThat(refusal)
        .contains(
            MISSING
                + "graph (neo4j.existingSecret), s (kafka.users.graphSeed), callers (gateway.auth.keysSecret). Create them first");
  }

  @Test
  void aKeyThatIsNotThereIsNamed() throws IOException {
    assertThat(
            refusal(
                VALUES,
                Map.of(
                    "graph", "pass",
                    "g", "sasl.jaas.config",
                    "r", "sasl.jaas.config",
                    "s", "sasl.jaas.config",
                    "callers", "keys.json")))
        .contains(MISSING + "the key password of graph (neo4j.existingSecret). Create");
  }

  @Test
  void nothingIsRefusedWhereAllAreThereOrNobodyIsToLook() throws IOException {
    assertThat(
            refusal(
                VALUES,
                Map.of(
                    "graph", "password",
                    "g", "sasl.jaas.config",
                    "r", "sasl.jaas.config",
                    "s", "sasl.jaas.config",
                    "callers", "keys.json")))
        .doesNotContain("are missing");
    assertThat(refusal(VALUES + "checkSecrets: false\n", Map.of())).doesNotContain("are missing");
    assertThat(refusal("trial: {enabled: true}\n", Map.of())).doesNotContain("are missing");
  }

  /// What Helm says in the end. It always says something: the API here knows no Deployments.
  ///
  /// @param secrets name to key
  private String refusal(String values, Map<String, String> secrets) throws IOException {
    answers =
        Map.of(
            "/version",
            "{\"major\": \"1\", \"minor\": \"29\", \"gitVersion\": \"v1.29.0\"}",
            "/api",
            "{\"kind\": \"APIVersions\", \"versions\": [\"v1\"]}",
            "/apis",
            "{\"kind\": \"APIGroupList\", \"apiVersion\": \"v1\", \"groups\": []}",
            "/api/v1",
            "{\"kind\": \"APIResourceList\", \"groupVersion\": \"v1\", \"resources\": [{\"name\": \"secrets\", \"namespaced\": true, \"kind\": \"Secret\", \"verbs\": [\"get\", \"list\"]}]}",
            "/api/v1/namespaces/learning/secrets",
            "{\"kind\": \"SecretList\", \"apiVersion\": \"v1\", \"items\": [%s]}"
                .formatted(
                    secrets.entrySet().stream()
                        .map(secret ->
                            "{\"kind\": \"Secret\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"%s\"}, \"data\": {\"%s\": \"eA==\"}}"
                                .formatted(secret.getKey(), secret.getValue()))
                        .collect(Collectors.joining(", "))));
    Path config =
        Files.writeString(
            folder.resolve("config"),
            """
            {"apiVersion": "v1", "kind": "Config", "current-context": "test",
             "clusters": [{"name": "test", "cluster": {"server": "http://127.0.0.1:%d"}}],
             "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
             "users": [{"name": "test", "user": {}}]}
            """
                .formatted(api.getAddress().getPort()));
    Path file = Files.writeString(folder.resolve("values.yaml"), values);
    try {
      Release _ =
          new Helm(Repository.CHART)
              .install()
              .withName("prod")
              .withNamespace("learning")
              .withKubeConfig(config)
              .withValuesFile(file)
              .withDryRunOption(DryRun.SERVER)
              .call();
      return "installed";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
