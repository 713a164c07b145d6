package dev.waymark.standalone.backends;

import inet.ipaddr.IPAddressString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.configuration.ssl.ClientAuth;
import org.neo4j.configuration.ssl.SslPolicyConfig;
import org.neo4j.configuration.ssl.SslPolicyScope;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Result;

/// A Neo4j server with one database, on the loopback address unless asked otherwise.
///
/// Any web page can open a connection to it, by WebSocket, and any program on this machine: so it
/// asks everyone for the password. Cypher reads no file and calls no address, and no procedure
/// comes from a plugin.
final class EmbeddedNeo4j implements AutoCloseable {

  private static final long MIB = 1024 * 1024;

  /// Those that the migrations of graph-seed call.
  private static final List<String> PROCEDURES =
      List.of("dbms.components", "dbms.procedures", "dbms.showCurrentUser");

  private final DatabaseManagementService server;

  private EmbeddedNeo4j(DatabaseManagementService server) {
    this.server = server;
  }

  /// Starts the server; it answers over Bolt when this returns.
  ///
  /// @param home where its stores are kept
  /// @param logs where its own log is written
  /// @param password of its user `neo4j`, whatever it was before
  /// @param tls how clients connect; null for connections that are not encrypted
  static EmbeddedNeo4j start(
      Path home, Path logs, int boltPort, Reach reach, String password, @Nullable ServerTls tls) {
    var builder =
        new DatabaseManagementServiceBuilder(home)
            .setConfig(GraphDatabaseSettings.logs_directory, logs)
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            // Else a client that guesses wrong keeps out the ones who know.
            .setConfig(GraphDatabaseSettings.auth_max_failed_attempts, 0)
            .setConfig(GraphDatabaseSettings.allow_file_urls, false)
            .setConfig(
                GraphDatabaseInternalSettings.cypher_ip_blocklist,
                List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0")))
            .setConfig(GraphDatabaseSettings.procedure_allowlist, PROCEDURES)
            .setConfig(GraphDatabaseSettings.procedure_unrestricted, List.of())
            .setConfig(GraphDatabaseSettings.udc_enabled, false)
            .setConfig(GraphDatabaseInternalSettings.dump_diagnostics, false)
            .setConfig(GraphDatabaseSettings.pagecache_memory, 64 * MIB)
            // Two databases, each with a log of this size set aside: 256 MiB is the default.
            .setConfig(GraphDatabaseSettings.logical_log_rotation_threshold, 32 * MIB)
            .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
            .setConfig(GraphDatabaseSettings.keep_logical_logs, "2 files")
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress(reach.address(), boltPort))
            .setConfig(BoltConnector.advertised_address, new SocketAddress(reach.name(), boltPort))
            // The default waits ten seconds for idle threads whenever the server closes.
            .setConfig(
                BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ofMillis(50))
            .setConfig(
                BoltConnectorInternalSettings.connection_shutdown_wait_time,
                Duration.ofMillis(500));
    if (tls != null) {
      encrypt(builder, tls);
    }
    DatabaseManagementService server = builder.build();
    server
        .database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
        .executeTransactionally(
            "CREATE OR REPLACE USER neo4j SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED",
            Map.of("password", password));
    return new EmbeddedNeo4j(server);
  }

  private static void encrypt(DatabaseManagementServiceBuilder builder, ServerTls tls) {
    SslPolicyConfig bolt = SslPolicyConfig.forScope(SslPolicyScope.BOLT);
    builder
        .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.REQUIRED)
        .setConfig(bolt.enabled, true)
        .setConfig(bolt.base_directory, tls.folder())
        .setConfig(bolt.public_certificate, tls.certificate())
        .setConfig(bolt.private_key, tls.key())
        .setConfig(bolt.client_auth, ClientAuth.NONE);
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
