package dev.waymark.standalone.backends;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Result;

/// A Neo4j server with one database, without authentication, on the loopback address.
final class EmbeddedNeo4j implements AutoCloseable {

  private static final long MIB = 1024 * 1024;

  private final DatabaseManagementService server;

  private EmbeddedNeo4j(DatabaseManagementService server) {
    this.server = server;
  }

  /// Starts the server; it answers over Bolt when this returns.
  ///
  /// @param home where its stores are kept
  /// @param logs where its own log is written
  static EmbeddedNeo4j start(Path home, Path logs, int boltPort) {
    SocketAddress bolt = new SocketAddress(Loopback.ADDRESS, boltPort);
    DatabaseManagementService server =
        new DatabaseManagementServiceBuilder(home)
            .setConfig(GraphDatabaseSettings.logs_directory, logs)
            .setConfig(GraphDatabaseSettings.auth_enabled, false)
            .setConfig(GraphDatabaseSettings.udc_enabled, false)
            .setConfig(GraphDatabaseInternalSettings.dump_diagnostics, false)
            .setConfig(GraphDatabaseSettings.pagecache_memory, 64 * MIB)
            // Two databases, each with a log of this size set aside: 256 MiB is the default.
            .setConfig(GraphDatabaseSettings.logical_log_rotation_threshold, 32 * MIB)
            .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
            .setConfig(GraphDatabaseSettings.keep_logical_logs, "2 files")
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, bolt)
            .setConfig(BoltConnector.advertised_address, bolt)
            // The default waits ten seconds for idle threads whenever the server closes.
            .setConfig(
                BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ofMillis(50))
            .setConfig(
                BoltConnectorInternalSettings.connection_shutdown_wait_time, Duration.ofMillis(500))
            .build();
    return new EmbeddedNeo4j(server);
  }

  /// Runs a query, so that the first caller does not pay for loading the planner and the runtime.
  void warmUp() {
    server
        .database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME)
        .executeTransactionally(
            "UNWIND [1, 2] AS i OPTIONAL MATCH (n:Topic {id: toString(i)}) RETURN count(n)",
            Map.of(),
            Result::resultAsString);
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
