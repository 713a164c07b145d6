package dev.waymark.trainer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.CommandResult;
import dev.waymark.engine.forecast.ForecastWeights;
import dev.waymark.model.v1.Metric;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.ReportCard;
import dev.waymark.simulator.cli.Simulator;
import dev.waymark.trainer.advice.AdviceTrials;
import dev.waymark.trainer.model.ModelForm;
import dev.waymark.trainer.nexttopic.NextTopicForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
  private static final String CURRICULUM = "../../graph-seed/curriculum";

  @TempDir private static Path folder = Path.of("");

  private static Path log = Path.of("");

  @BeforeAll
  static void simulate() {
    log = folder.resolve("log.ndjson");
    CommandResult ran =
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
            "2026-11-01T00:00:00Z",
            "--no-progress");
    assertThat(ran.status()).isZero();
  }

  private static CommandResult train(Path from, String out, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "train",
                "--curriculum",
                CURRICULUM,
                "--log",
                from.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--advice-learners",
                String.valueOf(AdviceTrials.fewestLearners()),
                "--no-progress"));
    args.addAll(List.of(more));
    return CommandResult.with(Trainer.commandLine(), args.toArray(String[]::new));
  }

  /// The same events with the learners interleaved in another order, as partitions arrive.
  private static Path interleaved(long seed) throws IOException {
    Map<String, List<String>> byLearner = new HashMap<>();
    List<String> turns = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      String learner = line.replaceAll(".*\"learnerId\":\"([^\"]*)\".*", "$1");
      byLearner.computeIfAbsent(learner, _ -> new ArrayList<>()).add(line);
      turns.add(learner);
    }
    Collections.shuffle(turns, new Random(seed));
    List<String> lines =
        turns.stream().map(it -> requireNonNull(byLearner.get(it)).removeFirst()).toList();
    return Files.write(folder.resolve("interleaved-" + seed + ".ndjson"), lines);
  }

  @Test
  void aModelBeatsTheOneInUseAndCarriesItsReportCard() throws IOException {
    CommandResult ran = train(log, "card.binpb");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("untrained", "log_loss", "Not published, as asked: forecast-");
    Model model = ModelForm.read(Files.readAllBytes(folder.resolve("card.binpb")));
    assertThat(model.getVersion()).matches("forecast-[0-9a-f]{12}");
    ReportCard card = model.getReportCard();
    assertThat(card.getLearners()).isEqualTo(120);
    assertThat(card.getEvents()).isEqualTo(24_000);
    assertThat(card.getSampled()).isEqualTo(1);
    assertThat(card.getVersionInUse()).isEqualTo("untrained");
    assertThat(card.getGraphRelease()).startsWith("curriculum-");
    assertThat(card.getLogDigest()).hasSize(64);
    assertThat(card.getAdvice().getLearners()).isEqualTo(AdviceTrials.fewestLearners());
    assertThat(card.getAdvice().getDifference().getHigh()).isNotNegative();
    assertThat(ran.out()).startsWith("Read ").contains("Share of the goal", "all kinds");
    assertThat(ran.out().indexOf("Share of the goal")).isLessThan(ran.out().indexOf("log_loss"));
    assertThat(card.getMetricsList())
        .extracting(Metric::getName)
        .containsExactly("auc", "log_loss", "rmse", "ece", "first_attempt_auc", "ece_cross_fitted");
    assertThat(card.getLogLossDifference().getHigh()).isNegative();
    assertThat(card.getFirstEventAt().getSeconds()).isLessThan(card.getLastEventAt().getSeconds());
    assertThat(model.getForecast().getFeaturesCount()).isEqualTo(ForecastWeights.FEATURES.size());
    assertThat(model.getNextTopic().getLengthsCount()).isGreaterThan(20);
    assertThat(NextTopicForm.model(model.getNextTopic()).topicIds()).isNotEmpty();
    assertThat(model.getResourcesList()).isNotEmpty();
    assertThat(model.getPacesList()).isNotEmpty();
  }

  @Test
  void sameInputAndSeedGiveTheSameBytesHoweverLearnersInterleave() throws IOException {
    train(log, "first.binpb");
    byte[] first = Files.readAllBytes(folder.resolve("first.binpb"));
    train(log, "second.binpb");
    assertThat(folder.resolve("second.binpb")).hasBinaryContent(first);
    train(interleaved(1), "third.binpb");
    assertThat(folder.resolve("third.binpb")).hasBinaryContent(first);
    train(log, "other-seed.binpb", "--seed", "8");
    assertThat(Files.readAllBytes(folder.resolve("other-seed.binpb"))).isNotEqualTo(first);
  }

  @Test
  void ofALongLogLearnersAreSampledAtAStatedRate() throws IOException {
    CommandResult ran = train(log, "sampled.binpb", "--max-events", "15000");
    assertThat(ran.out()).contains("Read 24,000 events", "a sample of 50.0 % of the learners");
    Model model = ModelForm.read(Files.readAllBytes(folder.resolve("sampled.binpb")));
    assertThat(model.getReportCard().getSampled()).isEqualTo(0.5);
    assertThat(model.getReportCard().getEvents()).isBetween(8_000L, 15_000L);
  }

  private static void refused(CommandResult ran, String out, String... parts) {
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(parts);
    assertThat(ran.err().strip()).doesNotContain("\tat ");
    assertThat(folder.resolve(out)).doesNotExist();
  }

  @Test
  void aLogOfOneKindOfAnswersIsRefused() throws IOException {
    Path right = folder.resolve("right.ndjson");
    Files.writeString(
        right,
        Files.readString(log)
            .replace("\"correct\":false", "\"correct\":true")
            .replaceAll("\"score\":[0-9.]+", "\"score\":1"));
    refused(train(right, "one.binpb"), "one.binpb", "right.ndjson", "right answers only", "Give");
  }

  @Test
  void tooFewLearnersAreRefused() throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(it -> it.contains("\"sim-00000")).toList();
    Path few = Files.write(folder.resolve("few.ndjson"), lines);
    refused(train(few, "few.binpb"), "few.binpb", "few.ndjson", "Training needs at least 20");
  }

  @Test
  void aBrokenLineIsNamedAndNothingIsWritten() throws IOException {
    Path broken = folder.resolve("broken.ndjson");
    Files.writeString(broken, Files.readString(log) + "{oops\n");
    refused(train(broken, "no.binpb"), "no.binpb", "broken.ndjson:24001", "Correct or drop");
  }

  @Test
  void aFolderThatIsNoCurriculumIsRefused() {
    CommandResult ran =
        CommandResult.with(
            Trainer.commandLine(),
            "train",
            "--log",
            log.toString(),
            "--dry-run",
            "--curriculum",
            folder.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(folder.toString());
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    assertThat(CommandResult.with(Trainer.commandLine(), "train").err()).contains("Name the log");
    assertThat(CommandResult.with(Trainer.commandLine(), "train", "--log", log.toString()).err())
        .contains("Nowhere to publish");
    assertThat(CommandResult.with(Trainer.commandLine(), "models").err())
        .contains("--bootstrap-servers is missing");
    assertThat(
            CommandResult.with(Trainer.commandLine(), "rollback", "--bootstrap-servers", "nonsense")
                .err())
        .contains("Write it as host:port");
  }
}
