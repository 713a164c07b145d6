package dev.waymark.seed.publish;

import dev.waymark.seed.kafka.KafkaAccess;
import dev.waymark.seed.kafka.ReleaseAnnouncements;
import dev.waymark.standalone.BackendsProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/// What a publish left in Neo4j and Kafka, read by means of its own.
final class PublishedGraph implements AutoCloseable {
  private final Driver driver;
  private final String kafka;

  PublishedGraph(BackendsProcess backends) {
    this.driver =
        GraphDatabase.driver(
            backends.boltUri(), AuthTokens.basic("neo4j", backends.boltPassword()));
    this.kafka = backends.kafkaBootstrapServers();
  }

  /// Empties the graph; constraints and announcements stay.
  void clear() {
    run("MATCH (n) WHERE NOT n:__Neo4jMigration DETACH DELETE n");
  }

  void run(String cypher) {
    driver.executableQuery(cypher).execute();
  }

  void learn(String learner, String topic) {
    run(
        "MERGE (l:Learner {id: '%s'}) WITH l MATCH (t:Topic {id: '%s'}) MERGE (l)-[:PROGRESS]->(t)"
            .formatted(learner, topic));
  }

  /// Holds the locks of topics, as a transaction that begins progress on them does.
  Hold hold(String... topics) {
    Session session = driver.session();
    Transaction transaction = session.beginTransaction();
    transaction
        .run("MATCH (t:Topic) WHERE t.id IN $ids SET t.held = true", Map.of("ids", List.of(topics)))
        .consume();
    return () -> {
      transaction.rollback();
      session.close();
    };
  }

  /// Locks until it is closed.
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  void forget(String learner) {
    run("MATCH (l:Learner {id: '%s'}) DETACH DELETE l".formatted(learner));
  }

  List<String> topics() {
    return texts(
        "MATCH (t:Topic) RETURN t.id + CASE WHEN t.retired THEN ' (retired)' ELSE '' END AS x ORDER BY x");
  }

  List<String> edges() {
    return texts(
        "MATCH (t:Topic)-[q:REQUIRES]->(r:Topic) RETURN t.id + '->' + r.id + ' ' + q.strength AS x ORDER BY x");
  }

  List<String> progress() {
    return texts(
        "MATCH (l:Learner)-[:PROGRESS]->(t:Topic) RETURN l.id + ': ' + t.id AS x ORDER BY x");
  }

  List<String> releases() {
    return texts("MATCH (r:GraphRelease) RETURN r.id AS x ORDER BY r.version");
  }

  String checksum() {
    return texts("MATCH (r:GraphRelease) RETURN r.checksum AS x ORDER BY r.version DESC")
        .getFirst();
  }

  List<String> constraints() {
    return records("SHOW CONSTRAINTS YIELD labelsOrTypes, properties").stream()
        .map(row -> row.get("labelsOrTypes").get(0).asString() + row.get("properties").asList())
        .toList();
  }

  Set<String> announced() {
    return new ReleaseAnnouncements(new KafkaAccess(kafka, Map.of())).announced();
  }

  /// How many records the topic of announcements holds.
  int announcements() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", kafka);
    TopicPartition partition = new TopicPartition("waymark.graph-releases.v1", 0);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      return Math.toIntExact(
          consumer
              .endOffsets(List.of(partition), Duration.ofSeconds(10))
              .getOrDefault(partition, 0L));
    }
  }

  private List<String> texts(String cypher) {
    return records(cypher).stream().map(row -> row.get("x").asString()).toList();
  }

  private List<Record> records(String cypher) {
    return driver.executableQuery(cypher).execute().records();
  }

  @Override
  public void close() {
    driver.close();
  }
}
