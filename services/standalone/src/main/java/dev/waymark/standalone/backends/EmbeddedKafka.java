package dev.waymark.standalone.backends;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// A Kafka cluster of one node, broker and controller in one, on the loopback address unless asked
/// otherwise.
///
/// Topics are never created by mention: a misspelt name is an error, as it would be in production.
/// Nothing is deleted by age unless a topic says so.
final class EmbeddedKafka implements AutoCloseable {

  private static final int NODE_ID = 1;

  /// The name of what clients connect to.
  private static final String LISTENER = "CLIENTS";

  private final KafkaRaftServer server;

  private EmbeddedKafka(KafkaRaftServer server) {
    this.server = server;
  }

  /// Starts the broker; it accepts clients when this returns.
  ///
  /// @param logDir where its logs, that is its data, are kept
  /// @param tls how clients connect; null for connections that are not encrypted, of anyone
  static EmbeddedKafka start(Path logDir, int port, Reach reach, @Nullable ServerTls tls) {
    format(logDir);
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(configuration(logDir, port, reach, Loopback.freePort(), tls), false),
            Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server);
  }

  private static void format(Path logDir) {
    if (Files.exists(logDir.resolve("meta.properties"))) {
      return;
    }
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setControllerListenerName("CONTROLLER")
            .setHasDynamicQuorum(false)
            .setIgnoreFormatted(true)
            .addDirectory(logDir.toString());
    try {
      formatter.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("Kafka's storage could not be formatted in " + logDir, e);
    }
  }

  private static Map<String, String> configuration(
      Path logDir, int port, Reach reach, int controllerPort, @Nullable ServerTls tls) {
    Map<String, String> all = new HashMap<>(common(logDir, port, reach, controllerPort));
    if (tls != null) {
      all.put("listener.security.protocol.map", LISTENER + ":SASL_SSL,CONTROLLER:PLAINTEXT");
      all.putAll(tls.kafka(LISTENER));
    }
    return all;
  }

  private static Map<String, String> common(
      Path logDir, int port, Reach reach, int controllerPort) {
    String broker = reach.address() + ":" + port;
    String controller = Loopback.ADDRESS + ":" + controllerPort;
    return Map.ofEntries(
        Map.entry("node.id", String.valueOf(NODE_ID)),
        Map.entry("process.roles", "broker,controller"),
        Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
        Map.entry("listeners", LISTENER + "://" + broker + ",CONTROLLER://" + controller),
        Map.entry("advertised.listeners", LISTENER + "://" + reach.name() + ":" + port),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("inter.broker.listener.name", LISTENER),
        Map.entry("listener.security.protocol.map", LISTENER + ":PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("log.dirs", logDir.toString()),
        Map.entry("log.retention.ms", "-1"),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("default.replication.factor", "1"),
        Map.entry("min.insync.replicas", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "4"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        // After a hard stop the controller believes in the old broker until its session ends.
        Map.entry("broker.session.timeout.ms", "3000"),
        Map.entry("broker.heartbeat.interval.ms", "500"),
        // The default sets 128 MiB of heap aside for compaction.
        Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"));
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
