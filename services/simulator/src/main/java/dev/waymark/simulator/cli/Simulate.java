package dev.waymark.simulator.cli;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.CurriculumOptions;
import dev.waymark.cli.KafkaOptions;
import dev.waymark.cli.LogTopicOption;
import dev.waymark.cli.ProgressListener;
import dev.waymark.cli.RunOptions;
import dev.waymark.cli.sink.EventSink;
import dev.waymark.cli.sink.FileSink;
import dev.waymark.simulator.eventlog.GroundTruthCsv;
import dev.waymark.simulator.eventlog.Simulation;
import dev.waymark.simulator.eventlog.SimulationPlan;
import dev.waymark.simulator.eventlog.WireEvents;
import dev.waymark.simulator.kafka.LogSink;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `simulate`: the log that simulated learners leave on a roadmap.
@Command(
    name = "simulate",
    description = {
      "Writes what simulated learners do on a roadmap, into a file or into Kafka.",
      "Equal options and --until give equal bytes."
    },
    mixinStandardHelpOptions = true)
final class Simulate implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private LogTopicOption logTopic = new LogTopicOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "NDJSON, an event a line; compressed if the name ends in .gz")
  private @Nullable Path out;

  @Mixin private RunOptions run = new RunOptions();

  @Mixin private CurriculumOptions curriculum = new CurriculumOptions();

  @Option(
      names = "--roadmap",
      paramLabel = "ID",
      description = "what they learn (default: ${DEFAULT-VALUE})",
      defaultValue = "ml-engineer")
  private String roadmap = "";

  @Option(
      names = "--learners",
      paramLabel = "N",
      description = "how many (default: ${DEFAULT-VALUE})",
      defaultValue = "500")
  private int learners;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "of all learners together (default: 200 for each)")
  private @Nullable Long events;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "over which they happen (default: ${DEFAULT-VALUE})",
      defaultValue = "180")
  private int days;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "when the last may happen, such as 2026-01-01T00:00:00Z (default: now)")
  private @Nullable Instant until;

  @Option(
      names = "--truth",
      paramLabel = "CSV",
      description = "where to write what the log does not say: kind,id,of,value")
  private @Nullable Path truth;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    SimulationPlan plan = plan();
    Simulation simulation =
        new Simulation(plan, CurriculumOptions.scope(curriculum.graph(), roadmap));
    long begun = System.nanoTime();
    try (EventSink sink = sink();
        Writer facts = truth == null ? Writer.nullWriter() : Files.newBufferedWriter(truth)) {
      GroundTruthCsv telling = truth == null ? null : new GroundTruthCsv(facts, simulation.truth());
      var _ =
          run.stage(
              "Simulating",
              plan.events(),
              bar -> {
                run(simulation, sink, telling, bar);
                return true;
              });
    } catch (IOException e) {
      throw BadInputException.unwritable(truth == null ? Path.of("") : truth, e);
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d events of %,d learners over %d days until %s, in %.1f s%n",
            plan.events(),
            plan.learners(),
            plan.days(),
            plan.until(),
            (System.nanoTime() - begun) / 1e9);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static void run(
      Simulation simulation, EventSink sink, @Nullable GroundTruthCsv truth, ProgressListener bar) {
    if (truth != null) {
      truth.begin();
    }
    long[] done = {0};
    simulation.run(
        event -> {
          sink.accept(WireEvents.of(event));
          if (++done[0] % 1_000 == 0) {
            bar.stepTo(done[0]);
          }
        },
        journey -> {
          if (truth != null) {
            truth.learner(journey);
          }
        });
    bar.stepTo(done[0]);
  }

  private EventSink sink() {
    if ((out == null) == !kafka.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "Name one: --out for a file, or --bootstrap-servers for Kafka.");
    }
    return out == null ? new LogSink(kafka.settings(), logTopic.topic()) : new FileSink(out);
  }

  private SimulationPlan plan() {
    try {
      long count = events == null ? 200L * learners : events;
      Instant end = until == null ? Instant.now() : until;
      return new SimulationPlan(learners, count, run.seed(), days, end);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "This cannot be simulated: " + e.getMessage() + ".", e);
    }
  }
}
