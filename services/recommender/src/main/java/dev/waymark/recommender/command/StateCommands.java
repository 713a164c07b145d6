package dev.waymark.recommender.command;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.graph.GraphRefresh;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.Rebuild;
import dev.waymark.recommender.kafka.Verification;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `verify` and `rebuild`: learner state against the log.
@Singleton
final class StateCommands {
  private static final int MOST_SHOWN = 20;
  private static final PrintStream OUT = System.out;

  private final GraphRefresh refresh;
  private final ServedGraph served;
  private final Verification verification;
  private final Rebuild rebuild;

  StateCommands(
      GraphRefresh refresh, ServedGraph served, Verification verification, Rebuild rebuild) {
    this.refresh = refresh;
    this.served = served;
    this.verification = verification;
    this.rebuild = rebuild;
  }

  private Optional<PrerequisiteGraph> graph() {
    refresh.refresh();
    if (served.current().isEmpty()) {
      OUT.println("No graph release can be loaded: publish one first.");
    }
    return served.current();
  }

  @Command(
      name = "verify",
      description = "Compares the database with a replay of the log; exit code 1 when they differ.")
  static final class Verify implements Callable<Integer> {
    private final StateCommands state;

    Verify(StateCommands state) {
      this.state = state;
    }

    @Override
    public Integer call() {
      Optional<PrerequisiteGraph> graph = state.graph();
      if (graph.isEmpty()) {
        return 2;
      }
      ProgressLine progress = new ProgressLine("records");
      Verification.Report report = state.verification.verify(graph.get(), progress);
      progress.end();
      report.differences().stream().limit(MOST_SHOWN).forEach(OUT::println);
      OUT.printf(
          "%d records, %d learners, %d differences%n",
          report.records(), report.learners(), report.differences().size());
      return report.differences().isEmpty() ? 0 : 1;
    }
  }

  @Command(
      name = "rebuild",
      description =
          "Removes all learner state and builds it again from the log. Stop the service first.")
  static final class RebuildAll implements Callable<Integer> {
    private final StateCommands state;

    @Option(names = "--yes", required = true, description = "Really remove what is stored.")
    private boolean yes;

    RebuildAll(StateCommands state) {
      this.state = state;
    }

    @Override
    public Integer call() throws InterruptedException {
      if (!yes || state.graph().isEmpty()) {
        return 2;
      }
      if (state.rebuild.inUse()) {
        OUT.println("A recommender reads the log: stop every instance first.");
        return 2;
      }
      long start = System.nanoTime();
      ProgressLine progress = new ProgressLine("records");
      long records = state.rebuild.run(progress);
      progress.end();
      OUT.printf(
          "Rebuilt from %d records in %d s%n",
          records, (System.nanoTime() - start) / 1_000_000_000);
      return 0;
    }
  }
}
