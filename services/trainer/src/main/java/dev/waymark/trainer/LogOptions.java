package dev.waymark.trainer;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.KafkaOptions;
import dev.waymark.cli.LogTopicOption;
import dev.waymark.cli.RunOptions;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.events.LogKeys;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.kafka.LogSource;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.log.LogCollector;
import dev.waymark.trainer.log.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The log that a command reads, and how much of it.
public final class LogOptions {
  /// Names the file with the keys that profiles and erasures are signed with, to recommenders too.
  private static final String KEY_FILE = "WAYMARK_RECOMMENDER_PROGRESS_KEY_FILE";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "the log as a file, one event a line, perhaps .gz; without it, Kafka's")
  private @Nullable Path file;

  @Mixin private LogTopicOption logTopic = new LogTopicOption();

  @Option(
      names = "--max-events",
      paramLabel = "N",
      description =
          "events to hold in memory; of a longer log, learners are sampled (default:"
              + " ${DEFAULT-VALUE})",
      defaultValue = "1000000")
  private int maxEvents;

  @Option(
      names = "--evidence",
      paramLabel = "NAME=WEIGHT",
      description =
          "what a kind of event says, as the recommenders are configured"
              + " (waymark.recommender.evidence.NAME); may be repeated")
  private Map<String, Double> evidence = new LinkedHashMap<>();

  /// What is read, for messages.
  public Path source() {
    return file == null ? Path.of(logTopic.topic()) : file;
  }

  /// The keys that recommenders have; empty when none are named, as with them.
  private static Optional<LogKeys> keys() {
    String named = System.getenv(KEY_FILE);
    if (named == null || named.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LogKeys.read(Path.of(named)));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          Path.of(named),
          "cannot be read (" + e.getMessage() + ")",
          "Let " + KEY_FILE + " name the recommenders' file of keys.");
    }
  }

  /// Reads the file, or Kafka where no file was named, and says how much that was.
  ///
  /// @throws ParameterException if neither was named; likewise [#require]
  public LearnerLog read(KafkaOptions kafka, RunOptions run, PrintWriter print) {
    require(kafka);
    LogCollector collector = new LogCollector(maxEvents, run.seed(), evidence());
    if (file != null) {
      LogFile source = new LogFile(file);
      var _ =
          run.stage(
              "Reading",
              source.size(),
              bar -> {
                source.forEach(collector::add, bar::stepTo);
                return true;
              });
    } else {
      readKafka(collector, kafka, run, print);
    }
    LearnerLog log = collector.result();
    print.printf(
        Locale.ROOT,
        "Read %,d events; learning from %,d of %,d learners%s.%n",
        log.seen(),
        log.events(),
        log.learners().size(),
        log.sampled() == 1 ? "" : " (a sample of " + 100 * log.sampled() + " % of the learners)");
    print.flush();
    return log;
  }

  private EvidenceWeights evidence() {
    try {
      return EvidenceWeights.STANDARD.with(evidence);
    } catch (IllegalArgumentException e) {
      throw usage("--evidence: " + e.getMessage() + ".");
    }
  }

  /// Refuses options that name no log.
  public void require(KafkaOptions kafka) {
    if (file == null && !kafka.isGiven()) {
      throw usage("Name the log: --bootstrap-servers for Kafka's, or --log for a file.");
    }
    if (maxEvents < 1) {
      throw usage("--max-events is at least 1.");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void readKafka(
      LogCollector collector, KafkaOptions kafka, RunOptions run, PrintWriter print) {
    long[] passedOver = {0};
    var reader =
        new LogSource.Reader() {
          @Override
          public void progress(ProgressEvent event) {
            collector.add(event);
          }

          @Override
          public void profileUpdated(String learnerId, String eventId) {
            collector.addProfileUpdate(learnerId, eventId);
          }

          @Override
          public void erased(String learnerId) {
            collector.erase(learnerId);
          }

          @Override
          public void passedOver() {
            passedOver[0]++;
          }
        };
    readKafka(kafka, logTopic, run, reader);
    if (passedOver[0] > 0) {
      print.printf(
          Locale.ROOT,
          "Passed over %,d records that do not count where they stand.%n",
          passedOver[0]);
    }
  }

  /// Hands over the whole log of Kafka.
  ///
  /// @throws BadInputException if it is empty
  static void readKafka(
      KafkaOptions kafka, LogTopicOption topic, RunOptions run, LogSource.Reader reader) {
    try (LogSource source = new LogSource(kafka.settings(), topic.topic(), keys())) {
      if (source.size() == 0) {
        throw new BadInputException(
            Path.of(topic.topic()), "holds no event", "Wait until learners have sent some.");
      }
      long[] read = {0};
      var _ =
          run.stage(
              "Reading",
              source.size(),
              bar -> {
                source.read(reader, count -> bar.stepTo(read[0] += count));
                return true;
              });
    }
  }
}
