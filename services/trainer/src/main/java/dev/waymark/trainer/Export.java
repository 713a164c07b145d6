package dev.waymark.trainer;

import dev.waymark.cli.KafkaOptions;
import dev.waymark.cli.LogTopicOption;
import dev.waymark.cli.RunOptions;
import dev.waymark.cli.sink.FileSink;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.kafka.LogSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `export`: the log out of Kafka, as a file that the other commands read.
@Command(
    name = "export",
    description = {
      "Writes the progress events of Kafka's log into a file, one a line, as they count:",
      "without those of erased learners and those that break a rule."
    },
    mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private LogTopicOption logTopic = new LogTopicOption();

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "NDJSON; compressed if the name ends in .gz")
  private Path out = Path.of("");

  @Option(
      names = "--learner",
      paramLabel = "ID",
      description = "only the events of this learner, as for a request for disclosure; repeatable")
  private Set<String> learners = new LinkedHashSet<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Integer> erasures = new HashMap<>();
    LogOptions.readKafka(kafka, logTopic, run, new Erasures(erasures));
    try (FileSink sink = new FileSink(out)) {
      Kept kept = new Kept(erasures, learners, sink);
      LogOptions.readKafka(kafka, logTopic, run, kept);
      spec.commandLine()
          .getOut()
          .printf(Locale.ROOT, "%,d events in %s; %,d left out%n", kept.written, out, kept.leftOut);
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  /// Counts how often each learner was erased: only what follows the last time is to be kept.
  private record Erasures(Map<String, Integer> byLearner) implements LogSource.Reader {
    @Override
    public void progress(ProgressEvent event) {}

    @Override
    public void profileUpdated(String learnerId, String eventId) {}

    @Override
    public void erased(String learnerId) {
      byLearner.merge(learnerId, 1, Integer::sum);
    }

    @Override
    public void passedOver() {}
  }

  private static final class Kept implements LogSource.Reader {
    private final Map<String, Integer> erasuresToCome;
    private final Set<String> learners;
    private final FileSink sink;
    private long written;
    private long leftOut;

    /// @param learners who is kept; empty for everyone
    Kept(Map<String, Integer> erasuresToCome, Set<String> learners, FileSink sink) {
      this.erasuresToCome = erasuresToCome;
      this.learners = learners;
      this.sink = sink;
    }

    @Override
    public void progress(ProgressEvent event) {
      if (!learners.isEmpty() && !learners.contains(event.getLearnerId())) {
        return;
      }
      if (erasuresToCome.getOrDefault(event.getLearnerId(), 0) > 0) {
        leftOut++;
      } else {
        sink.accept(event);
        written++;
      }
    }

    @Override
    public void profileUpdated(String learnerId, String eventId) {}

    @Override
    public void erased(String learnerId) {
      erasuresToCome.merge(learnerId, -1, Integer::sum);
    }

    @Override
    public void passedOver() {
      if (learners.isEmpty()) {
        leftOut++;
      }
    }
  }
}
