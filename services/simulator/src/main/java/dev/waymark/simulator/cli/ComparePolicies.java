package dev.waymark.simulator.cli;

import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.report.PolicyTable;
import dev.waymark.simulator.report.WasteTable;
import dev.waymark.simulator.shape.EdgeList;
import dev.waymark.simulator.shape.Shape;
import dev.waymark.simulator.shape.Shapes;
import dev.waymark.simulator.trial.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "policies",
    description =
        "Compares the engine's next steps with other ways to choose, on the shapes, kinds and seeds"
            + " that parameters may be chosen with.",
    mixinStandardHelpOptions = true)
final class ComparePolicies implements Runnable {
  @Option(names = "--edges", description = "A CSV with prerequisite_id and concept_id.")
  private List<Path> edges = List.of();

  @Option(names = "--seeds", defaultValue = "5", description = "How many (default 5).")
  private int seeds;

  @Option(names = "--first-seed", defaultValue = "1000", description = "Counted from here.")
  private long firstSeed;

  @Option(names = "--kinds", split = ",", description = "Only these kinds of learners.")
  private Set<String> kinds = Set.of();

  @Option(names = "--shapes", split = ",", description = "Only these shapes.")
  private Set<String> shapes = Set.of();

  @Option(names = "--policies", split = ",", description = "Only these.")
  private Set<PolicyKind> policies = EnumSet.complementOf(EnumSet.of(PolicyKind.OBSERVER));

  @Option(names = "--reported", description = "The generated shapes of the report instead.")
  private boolean reported;

  @Option(names = "--share", defaultValue = "3", description = "Of the oracle's steps.")
  private double share;

  @Option(names = "--ready", description = "Another threshold instead of the standard one.")
  private Optional<Double> ready = Optional.empty();

  @Option(names = "--mastered", description = "Another threshold instead of the standard one.")
  private Optional<Double> mastered = Optional.empty();

  @Override
  public void run() {
    List<Shape> all = new ArrayList<>();
    all.addAll(reported ? Shapes.generated() : Shapes.tuning());
    edges.forEach(file -> all.add(EdgeList.read(file)));
    all.removeIf(s -> !shapes.isEmpty() && !shapes.contains(s.name()));
    List<LearnerKind> learners =
        LearnerKind.ALL.stream()
            .filter(
                k -> kinds.isEmpty() ? LearnerKind.TUNING.contains(k) : kinds.contains(k.name()))
            .toList();
    Policy s = Policy.STANDARD;
    double readyAt = ready.orElse(s.ready());
    var policy = s.withThresholds(readyAt, mastered.orElse(Math.max(readyAt, s.mastered())));
    var engine = new NextSteps(new BktModel(), policy);
    var evaluation = Evaluation.run(engine, all, learners, policies, firstSeed, seeds, share);
    System.out.println(PolicyTable.by(evaluation, PolicyTable.SHAPE));
    System.out.println(PolicyTable.by(evaluation, PolicyTable.KIND));
    System.out.println(PolicyTable.by(evaluation, PolicyTable.ALL));
    System.out.println(WasteTable.by(evaluation, PolicyTable.KIND));
  }
}
