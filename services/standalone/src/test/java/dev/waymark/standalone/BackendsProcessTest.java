package dev.waymark.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;

@Tag("service")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BackendsProcessTest {

  private static final String TOPIC = "letters";

  @TempDir static Path data;

  private static BackendsProcess backends;

  @BeforeAll
  static void start() throws Exception {
    backends = BackendsProcess.start(data);
    try (Admin admin = Admin.create(kafka())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  @AfterAll
  static void stop() {
    backends.close();
  }

  @Test
  @Order(1)
  void bothServersKeepWhatTheyAreGiven() {
    write("a");

    assertThat(written()).containsExactly("a");
  }

  @Test
  @Order(2)
  void dataOutliveAnOrderlyRestartOnTheSamePorts() {
    String boltUri = backends.boltUri();

    backends.restart();

    assertThat(backends.boltUri()).isEqualTo(boltUri);
    write("b");
    assertThat(written()).containsExactly("a", "b");
  }

  @Test
  @Order(3)
  void dataOutliveAKill() {
    write("c");

    backends.kill();
    backends.restart();

    write("d");
    assertThat(written()).containsExactly("a", "b", "c", "d");
  }

  @Test
  @Order(4)
  void aFolderInUseIsRefusedWithTheProcessThatHoldsIt() {
    assertThatThrownBy(() -> BackendsProcess.start(data))
        .hasMessageContaining("is in use by process " + backends.pid())
        .hasMessageContaining("--data");
  }

  @Test
  @Order(5)
  void aPortInUseIsRefusedWithTheOptionThatChoosesAnother(@TempDir Path other) {
    int taken = Integer.parseInt(backends.boltUri().replaceAll(".*:", ""));

    assertThatThrownBy(() -> BackendsProcess.start(other, taken, 0))
        .hasMessageContaining("Port " + taken + " is in use")
        .hasMessageContaining("--bolt-port");
  }

  @Test
  @Order(6)
  void neo4jAsksEveryoneForThePassword() {
    for (AuthToken token :
        List.of(
            AuthTokens.none(), AuthTokens.basic("neo4j", "neo4j"), AuthTokens.basic("neo4j", ""))) {
      try (Driver driver = GraphDatabase.driver(backends.boltUri(), token)) {
        assertThatThrownBy(driver::verifyConnectivity).isInstanceOf(ClientException.class);
      }
    }
  }

  @ParameterizedTest
  @Order(7)
  @ValueSource(
      strings = {
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "LOAD CSV FROM 'file:///hostname' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line",
        "LOAD CSV FROM 'http://localhost:1/' AS line RETURN line",
        "LOAD CSV FROM 'http://[::1]:1/' AS line RETURN line",
        "CALL dbms.setConfigValue('server.directories.import', '/')",
      })
  void notEvenThePasswordLendsTheServersHands(String query) {
    try (Driver driver = driver()) {
      assertThatThrownBy(() -> driver.executableQuery(query).execute())
          .isInstanceOf(Neo4jException.class)
          .satisfies(
              refusal -> assertThat(refusal.getMessage()).doesNotContain("Connection refused"));
    }
  }

  @Test
  @Order(8)
  void onlyTheOwnerMayReadWhatIsKept() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      assertThat(all)
          .allSatisfy(path ->
              assertThat(Files.getPosixFilePermissions(path))
                  .as(path.toString())
                  .allMatch(permission -> permission.name().startsWith("OWNER_")));
    }
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", backends.kafkaBootstrapServers());
  }

  private static Driver driver() {
    return GraphDatabase.driver(
        backends.boltUri(), AuthTokens.basic("neo4j", backends.boltPassword()));
  }

  private static void write(String letter) {
    try (Driver driver = driver()) {
      driver
          .executableQuery("CREATE (:Letter {value: $value})")
          .withParameters(Map.of("value", letter))
          .execute();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(kafka(), new StringSerializer(), new StringSerializer())) {
      var sent = producer.send(new ProducerRecord<>(TOPIC, letter));
      producer.flush();
      assertThat(sent).isDone();
    }
  }

  /// What Neo4j and Kafka agree has been written so far, in Kafka's order.
  private static List<String> written() {
    List<String> inKafka = consumed();
    try (Driver driver = driver()) {
      List<String> inNeo4j =
          driver
              .executableQuery("MATCH (l:Letter) RETURN l.value ORDER BY l.value")
              .execute()
              .records()
              .stream()
              .map(row -> row.get(0).asString())
              .toList();
      assertThat(inNeo4j).containsExactlyElementsOf(inKafka);
    }
    return inKafka;
  }

  private static List<String> consumed() {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<String> letters = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> letters.add(record.value()));
      }
      return letters;
    }
  }
}
