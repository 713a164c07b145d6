package dev.waymark.trainer;

import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.trainer.csv.BadInput;
import dev.waymark.trainer.evaluation.Progress;
import dev.waymark.trainer.kafka.LogSink;
import dev.waymark.trainer.simulation.Plan;
import dev.waymark.trainer.simulation.Simulation;
import dev.waymark.trainer.simulation.Truth;
import dev.waymark.trainer.simulation.WireEvents;
import dev.waymark.trainer.sink.EventSink;
import dev.waymark.trainer.sink.FileSink;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    Plan plan = plan();
    Simulation simulation = new Simulation(plan, scope());
    long begun = System.nanoTime();
    try (EventSink sink = sink();
        Writer facts = truth == null ? Writer.nullWriter() : Files.newBufferedWriter(truth)) {
      Truth telling = truth == null ? null : new Truth(facts, simulation.nature());
      var _ =
          run.stage(
              "Simulating",
              plan.events(),
              bar -> {
                run(simulation, sink, telling, bar);
                return true;
              });
    } catch (IOException e) {
      throw BadInput.unwritable(truth == null ? Path.of("") : truth, e);
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
      Simulation simulation, EventSink sink, @Nullable Truth truth, Progress bar) {
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
        (journey, at) -> {
          if (truth != null) {
            truth.learner(journey, at);
          }
        });
    bar.stepTo(done[0]);
  }

  private EventSink sink() {
    if ((out == null) == !kafka.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "Name one: --out for a file, or --bootstrap-servers for Kafka.");
    }
    return out == null ? new LogSink(kafka.settings()) : new FileSink(out);
  }

  private GoalScope scope() {
    return scope(curriculum.graph(), roadmap);
  }

  /// @throws BadInput if the curriculum has no such roadmap
  static GoalScope scope(PrerequisiteGraph graph, String roadmap) {
    return switch (graph.scope(List.of(new Goal.RoadmapGoal(roadmap)))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult _ ->
          throw new BadInput(
              Path.of("--roadmap"),
              "the curriculum has no roadmap " + roadmap,
              "Name one of "
                  + graph.roadmaps().stream().map(Roadmap::id).collect(Collectors.joining(", "))
                  + ".");
    };
  }

  private Plan plan() {
    try {
      long count = events == null ? 200L * learners : events;
      Instant end = until == null ? Instant.now() : until;
      return new Plan(learners, count, run.seed(), days, end);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "This cannot be simulated: " + e.getMessage() + ".", e);
    }
  }
}
