package dev.waymark.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import dev.waymark.cli.CommandResult;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.progress.v1.ProgressEvent.KindCase;
import dev.waymark.progress.v1.SelfAssessed.Level;
import dev.waymark.simulator.shape.CurriculumFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
  private static final Path CURRICULUM = Path.of("../../graph-seed/curriculum");
  private static final String UNTIL = "2026-03-01T00:00:00Z";

  @TempDir private Path folder = Path.of("");

  private CommandResult simulate(String out, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "simulate",
                "--curriculum",
                CURRICULUM.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--until",
                UNTIL,
                "--no-progress"));
    args.addAll(List.of(more));
    return CommandResult.with(Simulator.commandLine(), args.toArray(String[]::new));
  }

  private List<ProgressEvent> read(String file) throws IOException {
    List<ProgressEvent> events = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ProgressEvent.Builder event = ProgressEvent.newBuilder();
        JsonFormat.parser().merge(line, event);
        events.add(event.build());
      }
    }
    return events;
  }

  private static GoalScope scope() {
    return CurriculumFolder.read(CURRICULUM, "ml-engineer").roadmap();
  }

  @Test
  void everyEventKeepsTheRulesOfTheLog() throws IOException {
    assertThat(simulate("events.ndjson.gz", "--learners", "200", "--events", "30000").status())
        .isZero();
    List<ProgressEvent> events = read("events.ndjson.gz");
    assertThat(events).hasSize(30_000);
    GoalScope scope = scope();
    Set<String> ids = new HashSet<>();
    Set<KindCase> kinds = EnumSet.noneOf(KindCase.class);
    Set<String> learners = new HashSet<>();
    Instant last = Instant.MIN;
    for (ProgressEvent event : events) {
      assertThat(ids.add(event.getEventId())).isTrue();
      assertThat(event.getEventId()).hasSizeBetween(1, 128);
      assertThat(event.getLearnerId()).matches("sim-\\d{6}");
      learners.add(event.getLearnerId());
      assertThat(scope.positionOf(scope.graph().indexOf(event.getTopicId()))).isNotNegative();
      if (!event.getResourceId().isEmpty()) {
        assertThat(scope.graph().resource(event.getResourceId())).isPresent();
      }
      Instant at = Instant.ofEpochMilli(Timestamps.toMillis(event.getOccurredAt()));
      assertThat(at).isAfterOrEqualTo(last).isBeforeOrEqualTo(Instant.parse(UNTIL));
      last = at;
      kinds.add(event.getKindCase());
      switch (event.getKindCase()) {
        case COMPLETED -> assertThat(event.getCompleted().getMinutes()).isBetween(0.0, 100_000.0);
        case PRACTISED -> assertThat(event.getPractised().getItemId()).hasSizeBetween(1, 128);
        case ASSESSED -> assertThat(event.getAssessed().getScore()).isBetween(0.0, 1.0);
        case SELF_ASSESSED ->
            assertThat(event.getSelfAssessed().getLevel()).isNotEqualTo(Level.LEVEL_UNSPECIFIED);
        case RATED -> {
          assertThat(event.getRated().getStars()).isBetween(1, 5);
          assertThat(event.getResourceId()).isNotEmpty();
        }
        default -> {}
      }
    }
    assertThat(learners).hasSize(200);
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            KindCase.STARTED,
            KindCase.COMPLETED,
            KindCase.PRACTISED,
            KindCase.ASSESSED,
            KindCase.SELF_ASSESSED,
            KindCase.RATED);
  }

  @Test
  void equalSeedsGiveEqualBytesAndOthersDoNot() throws IOException {
    simulate("a.gz", "--learners", "20", "--events", "2000", "--seed", "3");
    simulate("b.gz", "--learners", "20", "--events", "2000", "--seed", "3");
    simulate("c.gz", "--learners", "20", "--events", "2000", "--seed", "4");
    assertThat(folder.resolve("a.gz")).hasSameBinaryContentAs(folder.resolve("b.gz"));
    assertThat(read("a.gz")).isNotEqualTo(read("c.gz"));
  }

  @Test
  void minutesInTheLogShowTheHiddenPaceOfTopics() throws IOException {
    simulate(
        "events.gz",
        "--learners",
        "200",
        "--events",
        "30000",
        "--truth",
        folder.resolve("truth.csv").toString());
    Map<String, Double> pace = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("truth.csv"))) {
      String[] fields = line.split(",", -1);
      if (fields[0].equals("topic_pace")) {
        pace.put(fields[1], Double.valueOf(fields[3]));
      }
    }
    GoalScope scope = scope();
    Map<String, List<Double>> factors = new HashMap<>();
    for (ProgressEvent event : read("events.gz")) {
      if (event.getCompleted().hasMinutes()) {
        int planned = scope.graph().topic(event.getTopicId()).orElseThrow().minutes();
        factors
            .computeIfAbsent(event.getTopicId(), _ -> new ArrayList<>())
            .add(Math.log(event.getCompleted().getMinutes() / planned));
      }
    }
    double products = 0;
    double squares = 0;
    double truths = 0;
    for (var entry : factors.entrySet()) {
      if (entry.getValue().size() >= 20) {
        double seen = entry.getValue().stream().mapToDouble(x -> x).average().orElse(0);
        double hidden = Math.log(pace.getOrDefault(entry.getKey(), 1.0));
        products += seen * hidden;
        squares += seen * seen;
        truths += hidden * hidden;
      }
    }
    assertThat(products / Math.sqrt(squares * truths)).isGreaterThan(0.85);
  }

  @Test
  void theTruthTellsWhatEachLearnerKnowsInTheEnd() throws IOException {
    Path truth = folder.resolve("truth.csv");
    simulate("events.gz", "--learners", "5", "--events", "500", "--truth", truth.toString());
    List<String> lines = Files.readAllLines(truth);
    assertThat(lines.getFirst()).isEqualTo("kind,id,of,value");
    assertThat(lines.stream().filter(line -> line.startsWith("mastery,")))
        .hasSize(5 * scope().size())
        .allMatch(line -> line.matches("mastery,sim-00000\\d,[^,]+,[01]\\.\\d{4}"));
    assertThat(lines.stream().filter(line -> line.startsWith("needless,"))).hasSize(4);
    assertThat(lines.stream().filter(line -> line.startsWith("unwritten,"))).hasSize(4);
  }

  @Test
  void whatCannotBeSimulatedIsNamedWithARemedy() {
    CommandResult fewEvents = simulate("x", "--learners", "10", "--events", "5");
    assertThat(fewEvents.status()).isEqualTo(2);
    assertThat(fewEvents.err()).contains("at least as many events as learners");
    CommandResult noRoadmap = simulate("x", "--roadmap", "nowhere");
    assertThat(noRoadmap.status()).isEqualTo(2);
    assertThat(noRoadmap.err()).contains("no roadmap nowhere", "--roadmap");
    CommandResult noFolder = simulate("missing/x");
    assertThat(noFolder.status()).isEqualTo(2);
    assertThat(noFolder.err()).contains("cannot be written");
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
