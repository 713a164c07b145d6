package dev.waymark.simulator.cli;

import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.report.LineChart;
import dev.waymark.simulator.report.PlacementReport;
import dev.waymark.simulator.report.PolicyCurves;
import dev.waymark.simulator.report.PolicyTable;
import dev.waymark.simulator.shape.CurriculumFolder;
import dev.waymark.simulator.shape.EdgeList;
import dev.waymark.simulator.shape.Shape;
import dev.waymark.simulator.shape.Shapes;
import dev.waymark.simulator.trial.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "Evaluates next steps and placement and writes what came of it.",
    mixinStandardHelpOptions = true)
final class WriteReport implements Callable<Integer> {
  /// Parameters were chosen on seeds below this.
  private static final long FIRST_SEED = 5000;

  @Option(
      names = "--curriculum",
      defaultValue = "graph-seed/curriculum",
      description = "The folder with the roadmap ml-engineer (default ${DEFAULT-VALUE}).")
  private Path curriculum = Path.of("");

  @Option(names = "--edges", description = "A CSV with prerequisite_id and concept_id.")
  private List<Path> edges = List.of();

  @Option(names = "--out", defaultValue = "docs/reference", description = "Where to write.")
  private Path out = Path.of("");

  @Option(names = "--seeds", defaultValue = "5", description = "Learners of each kind.")
  private int seeds;

  @Option(names = "--share", defaultValue = "1.5", description = "Steps over the oracle's.")
  private double share;

  @Override
  public Integer call() throws IOException {
    List<Shape> read = new ArrayList<>();
    read.add(CurriculumFolder.read(curriculum, "ml-engineer"));
    edges.forEach(file -> read.add(EdgeList.read(file)));
    List<Shape> shapes = new ArrayList<>(Shapes.generated());
    shapes.addAll(read);

    var engine = new NextSteps(new BktModel(), Policy.STANDARD);
    var policies = EnumSet.allOf(PolicyKind.class);
    Evaluation evaluation =
        Evaluation.run(engine, shapes, LearnerKind.ALL, policies, FIRST_SEED, seeds, share);
    Files.createDirectories(out);
    Files.writeString(
        out.resolve("policy-evaluation.svg"),
        LineChart.svg(
            "Topics mastered, of those of the greedy oracle",
            "steps, as a multiple of what the oracle needs for everything",
            String.valueOf(share),
            PolicyCurves.of(evaluation)));

    var rows = new StringBuilder();
    var pictures = new StringBuilder();
    for (int i = 0; i < read.size(); i++) {
      PlacementReport placement = PlacementReport.of(read.get(i), 4 * seeds, FIRST_SEED);
      rows.append(placement.rows());
      String picture = "placement-accuracy-" + (i + 1) + ".svg";
      pictures.append("![Accuracy on %s](%s)%n".formatted(placement.shape(), picture));
      Files.writeString(
          out.resolve(picture),
          LineChart.svg(
              "Topics of " + placement.shape() + " classified right",
              "probes answered",
              "40",
              placement.curves()));
    }
    Files.writeString(
        out.resolve("policy-evaluation.md"),
        """
        # Next steps and placement, on simulated learners

        Made by `java -jar services/simulator/target/waymark-simulator.jar report`. Do not edit.

        ## Next steps

        Policy `%s`: ready from mastery %s, mastered from %s. Each learner takes %s times the steps
        that the greedy oracle needs to bring them to the whole goal. The first figure is topics really
        mastered, over those of the oracle after the same steps. A step is wasted when a prerequisite is
        really missing or the topic is really mastered already. Means over %d learners of each kind (seeds
        from %d; parameters were chosen on other seeds), with 95 %% confidence intervals.

        The oracle sees the true ability, and never needs an answer to know when to move on. A learner who
        guesses and slips must answer once or twice more before anybody else can tell.

        ![Topics mastered by steps](policy-evaluation.svg)

        ### By graph

        %s
        ### By kind of learner

        %s
        ## Placement

        Share of topics classified right, over %d learners for each row, with one answer in ten wrong. The
        last column asks every topic once: what the noise leaves. It is placement's own belief that is judged, not
        the mastery that next steps go by: that asks for more evidence before it calls a topic known.

        | graph | knowledge | prior alone | 25 random probes | 25 chosen probes | every topic asked |
        |---|---|---:|---:|---:|---:|
        %s
        %s\
        """
            .formatted(
                Policy.STANDARD.version(),
                Policy.STANDARD.ready(),
                Policy.STANDARD.mastered(),
                share,
                seeds,
                FIRST_SEED,
                PolicyTable.by(evaluation, PolicyTable.SHAPE),
                PolicyTable.by(evaluation, PolicyTable.KIND),
                4 * seeds,
                rows,
                pictures));
    return 0;
  }
}
