package dev.waymark.it.suite;

import dev.waymark.it.client.RestApi;
import dev.waymark.standalone.BackendsProcess;
import dev.waymark.standalone.backends.Loopback;
import dev.waymark.standalone.process.Folders;
import dev.waymark.tls.fixture.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Neo4j and Kafka that listen with TLS alone, by a certificate of an authority of their own, and
/// ask for passwords; and the packaged programs as operators set them up for such servers.
public final class EncryptedSuite implements AutoCloseable {

  private static final String KAFKA_PASSWORD = "a password of Kafka's";

  private final Path folder;
  private final SuiteKeys keys = new SuiteKeys();
  private final Path authority;
  private final Path foreignAuthority;
  private final BackendsProcess servers;

  /// Starts the servers.
  public EncryptedSuite() {
    try {
      folder = Files.createTempDirectory("waymark-encrypted");
      TestAuthority issuer = TestAuthority.in(folder.resolve("issuer"), "The servers' authority");
      TlsFolder files = new TlsFolder(folder.resolve("tls"));
      files.hold(issuer.issue("servers"), issuer.certificate());
      Files.writeString(files.folder().resolve("kafka.password"), KAFKA_PASSWORD);
      authority = files.trust();
      foreignAuthority =
          TestAuthority.put(
              folder.resolve("foreign.crt"),
              TestAuthority.in(folder.resolve("foreign"), "The servers' authority").certificate());
      servers = BackendsProcess.startEncrypted(folder.resolve("data"), files.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What clients believe and say, right or wrong.
  ///
  /// @param authority whom they trust
  /// @param neo4jPassword with which they log in to Neo4j
  /// @param kafkaPassword with which they log in to Kafka
  public record Access(Path authority, String neo4jPassword, String kafkaPassword) {

    private String jaas() {
      return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"waymark\" password=\"%s\";"
          .formatted(kafkaPassword);
    }
  }

  /// All of it right.
  public Access right() {
    return new Access(authority, servers.boltPassword(), KAFKA_PASSWORD);
  }

  /// Trusts somebody else.
  public Access mistrusting() {
    return new Access(foreignAuthority, servers.boltPassword(), KAFKA_PASSWORD);
  }

  /// A wrong password for Neo4j.
  public Access wrongForNeo4j() {
    return new Access(authority, "wrong", KAFKA_PASSWORD);
  }

  /// A wrong password for Kafka.
  public Access wrongForKafka() {
    return new Access(authority, servers.boltPassword(), "wrong");
  }

  /// Publishes the roadmaps that come with Waymark. It is not started.
  public Program seed(Access access) {
    return new Program(
        "encrypted-seed",
        Installation.graphSeed(),
        List.of(),
        List.of(
            "publish",
            "--curriculum=" + Installation.curriculum(),
            "--neo4j=" + servers.boltUri(),
            "--neo4j-ca=" + access.authority(),
            "--neo4j-password-env=NEO4J_PASSWORD",
            "--kafka=" + servers.kafkaBootstrapServers(),
            "--kafka-config=" + kafkaSettings(access)),
        Map.of("NEO4J_PASSWORD", access.neo4jPassword()));
  }

  /// A recommender. It is not started.
  public Program recommender(Access access, int grpcPort, int managementPort) {
    List<String> flags = new ArrayList<>(kafka(access));
    flags.addAll(
        List.of(
            "-Dquarkus.neo4j.uri=" + servers.boltUri().replace("bolt+s", "bolt"),
            "-Dquarkus.neo4j.encrypted=true",
            "-Dquarkus.neo4j.trust-settings.strategy=trust-custom-ca-signed-certificates",
            "-Dquarkus.neo4j.trust-settings.cert-file=" + access.authority(),
            "-Dquarkus.neo4j.trust-settings.hostname-verification-enabled=true",
            "-Dquarkus.grpc.server.port=" + grpcPort,
            "-Dquarkus.management.port=" + managementPort));
    Map<String, String> environment = new HashMap<>(keys.ofRecommender());
    environment.put("QUARKUS_NEO4J_AUTHENTICATION_DISABLED", "false");
    environment.put("QUARKUS_NEO4J_AUTHENTICATION_PASSWORD", access.neo4jPassword());
    environment.put("KAFKA_SASL_JAAS_CONFIG", access.jaas());
    return new Program(
        "encrypted-recommender", Installation.recommender(), flags, List.of(), environment);
  }

  /// A gateway. It is not started.
  public Program gateway(Access access, int grpcPort, int httpPort) {
    List<String> flags = new ArrayList<>(kafka(access));
    flags.addAll(
        List.of(
            "-Dquarkus.grpc.clients.recommender.port=" + grpcPort,
            "-Dquarkus.http.port=" + httpPort));
    return new Program(
        "encrypted-gateway",
        Installation.gateway(),
        flags,
        List.of(),
        Map.of("KAFKA_SASL_JAAS_CONFIG", access.jaas()));
  }

  private List<String> kafka(Access access) {
    return List.of(
        "-Dkafka.bootstrap.servers=" + servers.kafkaBootstrapServers(),
        "-Dkafka.security.protocol=SASL_SSL",
        "-Dkafka.sasl.mechanism=PLAIN",
        "-Dkafka.ssl.truststore.type=PEM",
        "-Dkafka.ssl.truststore.location=" + access.authority());
  }

  /// A command on the logs, as `./waymark` runs it.
  ///
  /// @param arguments such as `simulate`
  public WaymarkScript.Ran command(Access access, String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-servers=" + servers.kafkaBootstrapServers());
    all.add("--kafka-config=" + kafkaSettings(access));
    try (WaymarkScript command = WaymarkScript.start(all, Map.of())) {
      return command.awaitEnd();
    }
  }

  /// The file of settings that jobs read.
  private Path kafkaSettings(Access access) {
    return TestAuthority.put(
        folder.resolve("kafka.properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        sasl.jaas.config=%s
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
            .formatted(access.jaas(), access.authority()));
  }

  /// What answers at a port of this machine.
  public static RestApi at(int port) {
    return new RestApi(URI.create("http://127.0.0.1:" + port + "/"));
  }

  /// A port of this machine that nobody has.
  public static int port() {
    return Loopback.freePort();
  }

  @Override
  public void close() {
    servers.close();
    keys.close();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
