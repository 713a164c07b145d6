package dev.waymark.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.CommandResult;
import dev.waymark.cli.ProgressTopic;
import dev.waymark.events.fixture.SampleRecord;
import dev.waymark.events.fixture.SampleRecords;
import dev.waymark.model.v1.Model;
import dev.waymark.models.ModelKeys;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.fixture.ModelKeyPair;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.simulator.cli.Simulator;
import dev.waymark.standalone.BackendsProcess;
import dev.waymark.trainer.Trainer;
import dev.waymark.trainer.advice.AdviceTrials;
import dev.waymark.trainer.log.LogFile;
import dev.waymark.trainer.model.ModelForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Training from a real Kafka into a real Kafka; each test goes on where the one before ended.
@Tag("service")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishingTest {
  private static final String CURRICULUM = "../../graph-seed/curriculum";
  private static final int PARTITIONS = 3;
  private static final List<String> ADVICE =
      List.of("--advice-learners", String.valueOf(AdviceTrials.fewestLearners()));

  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static BackendsProcess backends;

  private static List<ProgressEvent> events = new ArrayList<>();

  @BeforeAll
  static void startAndFillTheLog() throws Exception {
    backends = BackendsProcess.start(Files.createTempDirectory(Path.of("target"), "backends-"));
    Path log = folder.resolve("log.ndjson");
    CommandResult.with(
        Simulator.commandLine(),
        "simulate",
        "--curriculum",
        CURRICULUM,
        "--learners",
        "120",
        "--out",
        log.toString(),
        "--until",
        "2026-06-01T00:00:00Z",
        "--no-progress");
    new LogFile(log).forEach(events::add, _ -> {});
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(List.of(new NewTopic(ProgressTopic.TOPIC, PARTITIONS, (short) 1)))
          .all()
          .get();
    }
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      List<SampleRecord> forms = SampleRecords.everyForm(events.get(i));
      records.add(sent(forms.get(i % forms.size())));
    }
    records.add(new ProducerRecord<>(ProgressTopic.TOPIC, new byte[] {1}, new byte[] {2}));
    send(records);
  }

  @AfterAll
  static void stop() {
    backends.close();
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", backends.kafkaBootstrapServers());
  }

  private static ProducerRecord<byte[], byte[]> sent(SampleRecord sample) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(ProgressTopic.TOPIC, sample.keyBytes(), sample.valueBytes());
    sample.forEach(record.headers()::add);
    return record;
  }

  private static void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (var record : records) {
        var _ = producer.send(record);
      }
    }
  }

  private static CommandResult run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--bootstrap-servers");
    all.add(backends.kafkaBootstrapServers());
    return CommandResult.with(Trainer.commandLine(), all.toArray(String[]::new));
  }

  private static CommandResult train(String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--curriculum", CURRICULUM));
    args.add("--no-progress");
    args.addAll(ADVICE);
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private static ModelsTopic.Published published() {
    return new ModelsTopic(client()).read();
  }

  private static String inUse() {
    return published()
        .inUse()
        .flatMap(PublishedModel::model)
        .map(ModelForm::read)
        .map(Model::getVersion)
        .orElse("none");
  }

  @Test
  @Order(1)
  void withoutAModelThereIsNothingToListOrToGoBackTo() {
    assertThat(run("models").out()).contains("No model is published");
    assertThat(run("rollback").status()).isEqualTo(2);
    assertThat(run("rollback", "--to", "forecast-000000000000").err())
        .contains("There is no version forecast-000000000000");
  }

  @Test
  @Order(2)
  void aDryRunPublishesNothing() {
    CommandResult ran = train("--dry-run");
    assertThat(ran.out()).contains("Not published, as asked", "Passed over 1 records");
    assertThat(ran.status()).isZero();
    assertThat(inUse()).isEqualTo("none");
  }

  @Test
  @Order(3)
  void aModelFromKafkaIsTheModelFromTheSameEventsInAFile() throws IOException {
    Path file = folder.resolve("file.binpb");
    CommandResult.with(
        Trainer.commandLine(),
        "train",
        "--curriculum",
        CURRICULUM,
        "--log",
        folder.resolve("log.ndjson").toString(),
        "--out",
        file.toString(),
        ADVICE.getFirst(),
        ADVICE.getLast(),
        "--no-progress");
    assertThat(train().status()).isZero();
    assertThat(published().inUse().flatMap(PublishedModel::model))
        .hasValue(Files.readAllBytes(file));
    assertThat(published().past()).containsOnlyKeys(inUse());
    assertThat(run("models").out()).contains("* ", inUse(), "untrained");
  }

  @Test
  @Order(4)
  void aWorseModelIsNotPublishedUnlessForced() {
    String before = inUse();
    CommandResult refused = train("--lambda", "1000000");
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.out()).contains("Not published: forecast-", before, "--force");
    assertThat(inUse()).isEqualTo(before);
    assertThat(train("--lambda", "1000000", "--force").status()).isZero();
    assertThat(inUse()).isNotEqualTo(before);
    assertThat(published().past().keySet()).containsExactly(before, inUse());
  }

  @Test
  @Order(5)
  void rollbackGoesToTheVersionBeforeAndToNamedOnes() {
    List<String> versions = List.copyOf(published().past().keySet());
    assertThat(run("rollback").out()).contains(versions.get(0) + " is in use in place of");
    assertThat(inUse()).isEqualTo(versions.get(0));
    assertThat(published().past().keySet()).containsExactlyElementsOf(versions);
    assertThat(run("rollback").err()).contains("no version before");
    assertThat(run("rollback", "--to", versions.get(1)).status()).isZero();
    assertThat(inUse()).isEqualTo(versions.get(1));
  }

  @Test
  @Order(6)
  void theLastFiveVersionsAreKept() {
    PublishedModel model = published().inUse().orElseThrow();
    ModelsTopic topic = new ModelsTopic(client());
    for (int i = 0; i < 6; i++) {
      topic.publish("version-" + i, model);
    }
    assertThat(published().past().keySet())
        .containsExactly("version-1", "version-2", "version-3", "version-4", "version-5");
  }

  @Test
  @Order(7)
  void anErasedLearnerIsLearnedFromNoMore() {
    send(List.of(sent(SampleRecords.erased("erased", events.getFirst().getLearnerId()))));
    CommandResult ran = train("--dry-run");
    assertThat(ran.out()).contains("of 119 learners");
  }

  @Test
  @Order(8)
  void aBrokenModelInUseIsNamedAndTakenForNone() {
    new ModelsTopic(client()).use(PublishedModel.unsigned(new byte[] {9, 9, 9}));
    CommandResult ran = train("--dry-run");
    assertThat(ran.out()).contains("The model in use cannot serve", "untrained");
  }

  @Test
  @Order(9)
  void whereKeysAreNamedOnlySignedModelsArePublishedUsedAndGoneBackTo() throws IOException {
    ModelKeyPair pair = ModelKeyPair.generate();
    String key = "--signing-key=" + Files.writeString(folder.resolve("key"), pair.privatePem());
    String trusted = "--public-keys=" + Files.writeString(folder.resolve("pub"), pair.publicPem());

    assertThat(train(key, trusted, "--force").out())
        .contains("The model in use cannot serve: it has no signature", "Published forecast-");
    String signed = inUse();
    assertThat(ModelKeys.of(pair.publicPem()).vouch(published().inUse().orElseThrow())).isTrue();
    assertThat(run("models", trusted).out()).contains("* " + signed, "cannot serve: it has no sig");

    new ModelsTopic(client())
        .publish(
            "forecast-stranger",
            PublishedModel.unsigned(published().inUse().orElseThrow().model().orElseThrow()));
    assertThat(run("rollback", trusted, "--to=forecast-stranger").err())
        .contains("forecast-stranger cannot serve: it has no signature");
    assertThat(run("rollback", trusted, "--to=" + signed).out()).contains(signed + " is in use");
    assertThat(ModelKeys.of(pair.publicPem()).vouch(published().inUse().orElseThrow())).isTrue();

    assertThat(run("rollback", trusted, key, "--to=untrained").out()).contains("Nothing trained");
    assertThat(published().inUse()).isEmpty();
  }

  @Test
  void keysThatRecommendersWouldNotTakeAreNamedBeforeAnythingIsRead() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine"), ModelKeyPair.generate().privatePem());
    Path others = Files.writeString(folder.resolve("others"), ModelKeyPair.generate().publicPem());
    CommandResult unsigned = train("--public-keys=" + others);
    assertThat(unsigned.status()).isEqualTo(2);
    assertThat(unsigned.err()).contains("others", "no key to sign with", "--signing-key");
    assertThat(train("--public-keys=" + others, "--signing-key=" + mine).err())
        .contains("has no public key to the private one", "openssl pkey -in " + mine);
    assertThat(train("--signing-key=" + others).err()).contains("There is no PRIVATE KEY in PEM");
    assertThat(train("--signing-key=/dev/zero").err()).contains("it is not a regular file");
  }

  @Test
  void aKafkaThatIsAwayIsNamed() {
    CommandResult ran =
        CommandResult.with(
            Trainer.commandLine(),
            "models",
            "--bootstrap-servers",
            "127.0.0.1:1",
            "--kafka-config",
            quick().toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("127.0.0.1:1");
  }

  private static Path quick() {
    try {
      return Files.writeString(folder.resolve("quick.properties"), "request.timeout.ms=1000\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
