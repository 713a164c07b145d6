package dev.waymark.standalone.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.standalone.CommandFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

class ReachTest {

  /// Another address than the usual one, and still of this machine alone.
  private static final Reach ELSEWHERE = new Reach("127.0.0.2", "127.0.0.2");

  @TempDir private Path folder = Path.of("");

  @Test
  void theServersListenWhereTheyAreToldAndKnowThePasswordTheyAreGiven() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "given-from-outside\n");
    int bolt = Loopback.freePort();
    int kafka = Loopback.freePort();
    Backends backends =
        Backends.start(
            folder.resolve("data"),
            EnumSet.allOf(Backends.Server.class),
            bolt,
            kafka,
            ELSEWHERE,
            password);
    try (Driver driver =
            GraphDatabase.driver(
                "bolt://127.0.0.2:" + bolt, AuthTokens.basic("neo4j", "given-from-outside"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.2:" + kafka))) {
      driver.verifyConnectivity();
      assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS))
          .extracting(Node::host, Node::port)
          .containsExactly(tuple("127.0.0.2", kafka));
    } finally {
      backends.close();
    }
  }

  @Test
  void aPasswordFileThatIsMissingIsNamed() {
    Path missing = folder.resolve("nothing");
    assertThatThrownBy(() ->
            Backends.start(
                folder.resolve("data"),
                EnumSet.of(Backends.Server.NEO4J),
                Loopback.freePort(),
                Loopback.freePort(),
                Reach.LOOPBACK,
                missing))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("--neo4j-password-file");
  }
}
