package dev.waymark.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.CommandResult;
import dev.waymark.cli.ProgressTopic;
import dev.waymark.events.PartitionHistory;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.simulator.cli.Simulator;
import dev.waymark.standalone.BackendsProcess;
import dev.waymark.trainer.Trainer;
import dev.waymark.trainer.log.LogFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of a simulated log through a real Kafka.
@Tag("service")
class SimulatedLogTest {
  @TempDir private Path folder = Path.of("");

  private CommandResult simulate(String... target) {
    List<String> args =
        new ArrayList<>(
            List.of("simulate", "--curriculum", "../../graph-seed/curriculum", "--no-progress"));
    args.addAll(List.of("--learners", "30", "--events", "2000"));
    args.addAll(List.of("--until", "2026-03-01T00:00:00Z"));
    args.addAll(List.of(target));
    return CommandResult.with(Simulator.commandLine(), args.toArray(String[]::new));
  }

  private Map<String, List<ProgressEvent>> byLearner(String file) {
    Map<String, List<ProgressEvent>> events = new TreeMap<>();
    new LogFile(folder.resolve(file))
        .forEach(
            event ->
                events.computeIfAbsent(event.getLearnerId(), _ -> new ArrayList<>()).add(event),
            _ -> {});
    return events;
  }

  @Test
  void whatIsSimulatedIntoKafkaIsExportedAsItStandsInAFile() throws Exception {
    try (BackendsProcess backends =
        BackendsProcess.start(Files.createTempDirectory(Path.of("target"), "backends-"))) {
      String servers = backends.kafkaBootstrapServers();
      CommandResult tooEarly = simulate("--bootstrap-servers", servers);
      assertThat(tooEarly.status()).isEqualTo(1);
      assertThat(tooEarly.err()).contains("has no topic waymark.progress.v1", "./waymark up");

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
        admin.createTopics(List.of(new NewTopic(ProgressTopic.TOPIC, 3, (short) 1))).all().get();
      }
      assertThat(simulate("--bootstrap-servers", servers).status()).isZero();
      simulate("--out", folder.resolve("file.gz").toString());
      assertThat(export(servers, "exported.gz")).contains("2,000 events", "0 left out");
      Map<String, List<ProgressEvent>> all = byLearner("exported.gz");
      assertThat(all).isEqualTo(byLearner("file.gz"));

      var one = all.entrySet().iterator().next();
      assertThat(export(servers, "one.gz", "--learner", one.getKey()))
          .contains(one.getValue().size() + " events", "0 left out");
      assertThat(byLearner("one.gz")).isEqualTo(Map.of(one.getKey(), one.getValue()));
      assertThat(export(servers, "none.gz", "--learner", "nobody")).contains("0 events");
    }
  }

  @Test
  void aLogThatHasGrownIsExportedWhole() throws Exception {
    try (BackendsProcess backends =
            BackendsProcess.start(Files.createTempDirectory(Path.of("target"), "backends-"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", backends.kafkaBootstrapServers()))) {
      String servers = backends.kafkaBootstrapServers();
      admin.createTopics(List.of(new NewTopic(ProgressTopic.TOPIC, 6, (short) 1))).all().get();
      admin.createTopics(List.of(new NewTopic(PartitionHistory.TOPIC, 1, (short) 1))).all().get();
      PartitionHistory former = PartitionHistory.of(id(admin), 6);
      publish(servers, former);
      simulate("--bootstrap-servers", servers);
      simulate("--out", folder.resolve("file.gz").toString());
      Map<TopicPartition, Long> ends = new HashMap<>();
      for (int partition = 0; partition < 6; partition++) {
        TopicPartition part = new TopicPartition(ProgressTopic.TOPIC, partition);
        ends.put(
            part,
            admin
                .listOffsets(Map.of(part, OffsetSpec.latest()))
                .partitionResult(part)
                .get()
                .offset());
      }
      admin.createPartitions(Map.of(ProgressTopic.TOPIC, NewPartitions.increaseTo(12))).all().get();

      assertThat(export(servers, "unnoticed.gz")).contains("2,000 events", "0 left out");

      publish(
          servers,
          former.grown(
              12, it -> ends.getOrDefault(new TopicPartition(ProgressTopic.TOPIC, it), 0L)));
      // Of learners who moved and learners who stayed, by the new number of partitions.
      simulate("--bootstrap-servers", servers, "--seed", "2");
      assertThat(export(servers, "noticed.gz")).contains("4,000 events", "0 left out");
      simulate("--out", folder.resolve("more.gz").toString(), "--seed", "2");
      Map<String, List<ProgressEvent>> all = byLearner("file.gz");
      byLearner("more.gz")
          .forEach((learner, more) ->
              all.merge(learner, more, (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
      assertThat(byLearner("noticed.gz")).isEqualTo(all);
    }
  }

  private String export(String servers, String file, String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "export",
                    "--bootstrap-servers",
                    servers,
                    "--out",
                    folder.resolve(file).toString(),
                    "--no-progress"),
                Stream.of(more))
            .toList();
    return CommandResult.with(Trainer.commandLine(), arguments.toArray(String[]::new)).out();
  }

  private static String id(Admin admin) throws Exception {
    return admin
        .describeTopics(List.of(ProgressTopic.TOPIC))
        .allTopicNames()
        .get()
        .values()
        .stream()
        .map(it -> it.topicId().toString())
        .findFirst()
        .orElseThrow();
  }

  /// As a recommender does.
  private static void publish(String servers, PartitionHistory history) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  PartitionHistory.TOPIC,
                  history.logId().getBytes(StandardCharsets.UTF_8),
                  history.encode()))
          .get();
    }
  }
}
