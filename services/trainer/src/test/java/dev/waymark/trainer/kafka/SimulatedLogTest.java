package dev.waymark.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.Ran;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.simulator.cli.Simulator;
import dev.waymark.standalone.BackendsProcess;
import dev.waymark.trainer.Trainer;
import dev.waymark.trainer.log.LogFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of a simulated log through a real Kafka.
class SimulatedLogTest {
  @TempDir private Path folder = Path.of("");

  private Ran simulate(String... target) {
    List<String> args =
        new ArrayList<>(
            List.of("simulate", "--curriculum", "../../graph-seed/curriculum", "--no-progress"));
    args.addAll(List.of("--learners", "30", "--events", "2000"));
    args.addAll(List.of("--until", "2026-03-01T00:00:00Z"));
    args.addAll(List.of(target));
    return Ran.with(Simulator.commandLine(), args.toArray(String[]::new));
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
      Ran tooEarly = simulate("--bootstrap-servers", servers);
      assertThat(tooEarly.status()).isEqualTo(1);
      assertThat(tooEarly.err()).contains("has no topic waymark.progress.v1", "./waymark up");

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
        admin.createTopics(List.of(new NewTopic(LogSource.TOPIC, 3, (short) 1))).all().get();
      }
      assertThat(simulate("--bootstrap-servers", servers).status()).isZero();
      simulate("--out", folder.resolve("file.gz").toString());
      String exported = folder.resolve("exported.gz").toString();
      Ran export =
          Ran.with(
              Trainer.commandLine(),
              "export",
              "--bootstrap-servers",
              servers,
              "--out",
              exported,
              "--no-progress");
      assertThat(export.out()).contains("2,000 events", "0 left out");
      assertThat(byLearner("exported.gz")).isEqualTo(byLearner("file.gz"));
    }
  }
}
