package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;

/// What any program and any web page of this machine can try with the embedded Neo4j. One in a
/// container is its image's concern.
@ExtendWith({SharedSuite.class, StillServing.class})
final class BoltHostileIT {

  private final RunningSuite suite;
  private final int port;

  BoltHostileIT(RunningSuite suite) {
    this.suite = suite;
    this.port = URI.create(suite.boltUri()).getPort();
  }

  @BeforeEach
  void embedded() {
    assumeTrue(suite.isEmbedded(), "Neo4j is in a container");
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    for (AuthToken token :
        List.of(
            AuthTokens.none(),
            AuthTokens.basic("neo4j", "neo4j"),
            AuthTokens.basic("neo4j", ""),
            AuthTokens.basic("", ""),
            AuthTokens.basic("neo4j", "waymark"),
            AuthTokens.basic("neo4j\u0000", "neo4j"),
            AuthTokens.bearer("x"),
            AuthTokens.kerberos("x"),
            AuthTokens.custom("neo4j", "neo4j", "system", "none"))) {
      try (Driver driver = GraphDatabase.driver(suite.boltUri(), token)) {
        assertThatThrownBy(() -> driver.executableQuery("RETURN 1").execute())
            .isInstanceOf(Neo4jException.class);
      }
    }
  }

  @Test
  void wrongGuessesKeepNobodyOut() {
    for (int i = 0; i < 20; i++) {
      AuthToken guess = AuthTokens.basic("neo4j", "guess-" + i);
      try (Driver driver = GraphDatabase.driver(suite.boltUri(), guess)) {
        assertThatThrownBy(driver::verifyConnectivity).isInstanceOf(AuthenticationException.class);
      }
    }
    try (Driver driver = suite.driver()) {
      driver.verifyConnectivity();
    }
  }

  @Test
  void aWebPageGetsNoAnswerToAQuery() throws IOException {
    assertThat(webPageAsks(BoltBytes.hello("neo4j"))).doesNotContain("secret-41");
    assertThat(webPageAsks(BoltBytes.hello())).doesNotContain("secret-41");
  }

  private String webPageAsks(byte[] hello) throws IOException {
    String upgrade =
        """
        GET / HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Origin: https://evil.example\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
            .formatted(port);
    List<byte[]> messages =
        List.of(
            BoltBytes.HANDSHAKE, hello, BoltBytes.run("RETURN 'secret-' + 41"), BoltBytes.pull());
    try (Socket socket = new RawHttp(port).connect()) {
      socket.setSoTimeout(1_500);
      socket.getOutputStream().write(upgrade.getBytes(ISO_8859_1));
      for (byte[] message : messages) {
        socket.getOutputStream().write(BoltBytes.webSocketFrame(message));
      }
      return RawHttp.read(socket).text();
    }
  }

  @Test
  void whatIsNoBoltIsCutOff() throws IOException {
    SplittableRandom random = Seeds.of("Bolt");
    try (RandomBolt attack = new RandomBolt(port)) {
      for (int sent = 0; sent < 100; ) {
        sent += attack.once(random);
      }
    }
    try (Driver driver = suite.driver()) {
      driver.verifyConnectivity();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'file:///neo4j.password' AS line RETURN line",
        "LOAD CSV FROM 'file:///../neo4j.password' AS line RETURN line",
        "LOAD CSV FROM 'file:/etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'FILE:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'jar:file:///etc/passwd!/x' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1:%1$d/q/metrics' AS line RETURN line",
        "LOAD CSV FROM 'http://localhost:%1$d/q/metrics' AS line RETURN line",
        "LOAD CSV FROM 'http://[::1]:%1$d/q/metrics' AS line RETURN line",
        "LOAD CSV FROM 'http://[::ffff:127.0.0.1]:%1$d/q/metrics' AS line RETURN line",
        "LOAD CSV FROM 'http://0:%1$d/q/metrics' AS line RETURN line",
        "LOAD CSV FROM 'http://2130706433:%1$d/q/metrics' AS line RETURN line",
        "LOAD CSV FROM 'https://127.0.0.1:%1$d/q/metrics' AS line RETURN line",
        "LOAD CSV FROM 'ftp://127.0.0.1:%1$d/x' AS line RETURN line",
        "LOAD CSV FROM 'ldap://127.0.0.1:%1$d/x' AS line RETURN line",
        "CALL dbms.setConfigValue('server.directories.import', '/')",
        "CALL dbms.security.listUsers()",
        "CALL dbms.killQueries([])",
        "CALL dbms.upgrade()",
        "CALL apoc.load.json('http://127.0.0.1:%1$d/q/metrics')",
        "CALL apoc.cypher.run('RETURN 1', {})",
      })
  void evenWithThePasswordItReadsNothingElse(String query) {
    try (Driver driver = suite.driver()) {
      String asked = query.formatted(suite.httpPort());
      assertThatThrownBy(() -> driver.executableQuery(asked).execute())
          .isInstanceOf(Neo4jException.class)
          .satisfies(refusal ->
              assertThat(refusal.getMessage())
                  .doesNotContain("root:", "jvm_", "Connection refused"));
    }
  }
}
