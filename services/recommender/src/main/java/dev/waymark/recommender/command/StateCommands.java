package dev.waymark.recommender.command;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.graph.GraphRefresh;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.LogReaders;
import dev.waymark.recommender.kafka.operate.LogCopy;
import dev.waymark.recommender.kafka.operate.Rebuild;
import dev.waymark.recommender.kafka.operate.Verification;
import dev.waymark.recommender.neo4j.Neo4jStoredForms;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `verify`, `rebuild`, `copy-log` and `forget-other-forms`: learner state and the log.
@Singleton
final class StateCommands {
  private static final int MAX_SHOWN = 20;

  /// Far more than a group of recommenders shares.
  private static final int MAX_PARTITIONS = 10_000;

  private static final PrintStream OUT = System.out;
  private static final String INTERRUPTED =
      "The rebuild was interrupted: learners are missing from the database. Run it again before you start a recommender.";

  private final GraphRefresh refresh;
  private final ServedGraph served;
  private final Verification verification;
  private final Rebuild rebuild;
  private final LogReaders readers;
  private final LogCopy copy;
  private final Neo4jStoredForms forms;
  private final StoredForm form;

  StateCommands(
      GraphRefresh refresh,
      ServedGraph served,
      Verification verification,
      Rebuild rebuild,
      LogReaders readers,
      LogCopy copy,
      Neo4jStoredForms forms,
      StoredForm form) {
    this.refresh = refresh;
    this.served = served;
    this.verification = verification;
    this.rebuild = rebuild;
    this.readers = readers;
    this.copy = copy;
    this.forms = forms;
    this.form = form;
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
      description = {
        "Compares the database with a replay of the log. For idle or stopped recommenders.",
        "Says so when learners are stored in another form than this build's.",
        "Exit status: 0 equal, 1 different, 2 not done."
      },
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    private final Supplier<StateCommands> parts;

    Verify(Supplier<StateCommands> parts) {
      this.parts = parts;
    }

    @Override
    public Integer call() {
      StateCommands state = parts.get();
      Optional<PrerequisiteGraph> graph = state.graph();
      if (graph.isEmpty()) {
        return Operator.NOT_DONE;
      }
      StoredForm leader = state.forms.standing().leader();
      if (!leader.equals(state.form)) {
        OUT.printf(
            "Form %d is in use; compared is form %d, as far as it is built.%n",
            leader.number(), state.form.number());
      }
      ProgressLine progress = new ProgressLine("records");
      Verification.Report report = state.verification.verify(graph.get(), progress);
      progress.end();
      report.differences().stream().limit(MAX_SHOWN).forEach(OUT::println);
      OUT.printf(
          "%d records, %d learners, %d differences%n",
          report.records(), report.learners(), report.differences().size());
      return report.differences().isEmpty() ? 0 : 1;
    }
  }

  @Command(
      name = "rebuild",
      description = {
        "Removes all learner state and builds it again from the log.",
        "Stop every recommender first; run it again when it was interrupted.",
        "Exit status: 0 done, 1 done from a log that is not whole, 2 not done."
      },
      mixinStandardHelpOptions = true)
  static final class RebuildAll implements Callable<Integer> {
    private final Supplier<StateCommands> parts;

    @Option(names = "--yes", required = true, description = "Really remove what is stored.")
    private boolean yes;

    @Option(
        names = "--without-former-log",
        description =
            "Also when the log was deleted and created again: what only the former one said goes.")
    private boolean withoutFormerLog;

    RebuildAll(Supplier<StateCommands> parts) {
      this.parts = parts;
    }

    @Override
    public Integer call() throws InterruptedException {
      StateCommands state = parts.get();
      if (!yes || state.graph().isEmpty()) {
        return Operator.NOT_DONE;
      }
      if (state.readers.any(state.forms.others())) {
        OUT.println(
            "A recommender reads the log: stop every instance first. One that crashed is missed after some seconds.");
        return Operator.NOT_DONE;
      }
      long start = System.nanoTime();
      ProgressLine progress = new ProgressLine("records");
      Thread interrupted = new Thread(() -> OUT.println(INTERRUPTED));
      Runtime.getRuntime().addShutdownHook(interrupted);
      Rebuild.Rebuilt rebuilt = state.rebuild.run(withoutFormerLog, progress);
      Runtime.getRuntime().removeShutdownHook(interrupted);
      progress.end();
      OUT.printf(
          "Rebuilt from %d records in %d s%n",
          rebuilt.records(), (System.nanoTime() - start) / 1_000_000_000);
      if (!rebuilt.whole()) {
        OUT.printf(
            "The log is not whole: %d records can't be read, and %d that were read once are gone. What they said is missing. Restore the log from a replica or a backup and rebuild again.%n",
            rebuilt.unreadable(), rebuilt.lost());
        return 1;
      }
      return 0;
    }
  }

  @Command(
      name = "forget-other-forms",
      description = {
        "Removes what other builds stored in other forms: after an upgrade that stays, or one that was taken back.",
        "Run it with the build that goes on. Beside its recommenders.",
        "Exit status: 0 done, 2 not done."
      },
      mixinStandardHelpOptions = true)
  static final class Forget implements Callable<Integer> {
    private final Supplier<StateCommands> parts;

    @Option(names = "--yes", required = true, description = "Really remove it.")
    private boolean yes;

    Forget(Supplier<StateCommands> parts) {
      this.parts = parts;
    }

    @Override
    public Integer call() {
      StateCommands state = parts.get();
      StoredForm leader = state.forms.standing().leader();
      if (!yes) {
        return Operator.NOT_DONE;
      }
      if (!leader.equals(state.form)) {
        OUT.printf(
            "Form %d is in use, and this build stores form %d: nothing else knows what learners did.%n",
            leader.number(), state.form.number());
        return Operator.NOT_DONE;
      }
      List<StoredForm> others = state.forms.others();
      for (StoredForm other : others) {
        if (state.readers.reads(other)) {
          OUT.printf(
              "A recommender that stores form %d reads the log: stop it first.%n", other.number());
          return Operator.NOT_DONE;
        }
        OUT.printf("Removed %d learners in form %d.%n", state.forms.forget(other), other.number());
      }
      OUT.printf("Form %d is the only one.%n", state.form.number());
      return 0;
    }
  }

  @Command(
      name = "copy-log",
      description = {
        "Copies the log and the dead letters to new topics, without the records of erased learners.",
        "For stopped recommenders and gateways, once everything counts. The former topics stay.",
        "Exit status: 0 done, 2 not done; then nothing has changed."
      },
      mixinStandardHelpOptions = true)
  static final class Copy implements Callable<Integer> {
    private final Supplier<StateCommands> parts;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "TOPIC",
        description = "The new log; its dead letters go to TOPIC.dlq.")
    private String to = "";

    @Option(
        names = "--partitions",
        paramLabel = "N",
        description = "Partitions of the new log (default: as many as the former one has).")
    private @Nullable Integer partitions;

    Copy(Supplier<StateCommands> parts) {
      this.parts = parts;
    }

    @Override
    public Integer call() {
      if (partitions != null && (partitions < 1 || partitions > MAX_PARTITIONS)) {
        OUT.printf("--partitions is 1 to %d.%n", MAX_PARTITIONS);
        return Operator.NOT_DONE;
      }
      ProgressLine progress = new ProgressLine("records");
      String deadLetters = to + ".dlq";
      LogCopy.Copied copied =
          parts
              .get()
              .copy
              .run(
                  to,
                  deadLetters,
                  partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions),
                  progress);
      progress.end();
      OUT.printf(
          "%d records copied to %s. Left out: %d of %d erased learners, %d that do not count.%n",
          copied.records(), to, copied.erased(), copied.learners(), copied.leftOut());
      OUT.printf(
          "%d dead letters copied to %s. Left out: %d, of erased learners or replayed.%n",
          copied.letters(), deadLetters, copied.lettersLeftOut());
      OUT.printf(
          "Set waymark.recommender.progress.topic=%s, waymark.recommender.progress.dead-letter-topic=%s and the gateways' waymark.gateway.progress.topic=%s, start them, verify, and delete the former topics.%n",
          to, deadLetters, to);
      return 0;
    }
  }
}
