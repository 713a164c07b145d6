package dev.waymark.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.simulator.shape.Shapes;
import dev.waymark.trainer.report.EdgeFindings.Edge;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EdgeFindingsTest {
  /// Topic 1 and topic 2 require topic 0; the others require one of these.
  private final PrerequisiteGraph graph = Shapes.tree(7, 2).graph();

  /// Learners of two groups: the abler one has more topics and more success, whatever depends.
  private Dependence observe(int topic, double base, double[] gains) {
    var dependence = new Dependence(graph.size());
    var random = new SplittableRandom(5);
    for (int learner = 0; learner < 1_500; learner++) {
      int group = random.nextInt(2);
      BitSet shown = new BitSet();
      double chance = base + 0.2 * group;
      for (int other = 0; other < graph.size(); other++) {
        if (other != topic && random.nextDouble() < 0.3 + 0.4 * group) {
          shown.set(other);
          chance += gains[other];
        }
      }
      int right = 0;
      for (int answer = 0; answer < 5; answer++) {
        right += random.nextDouble() < chance ? 1 : 0;
      }
      double success = right / 5.0;
      dependence.add(
          topic, new Dependence.Observation(group, shown, success, success - base - 0.2 * group));
    }
    return dependence;
  }

  @Test
  void aPrerequisiteThatSuccessDependsOnIsNotCalledNeedless() {
    double[] gains = {0.3, 0, 0, 0, 0, 0, 0};
    EdgeFindings findings = EdgeFindings.of(graph, observe(1, 0.3, gains));
    assertThat(findings.edgesTested()).isOne();
    assertThat(findings.needless()).isEmpty();
  }

  @Test
  void aPrerequisiteThatSuccessDoesNotDependOnIs() {
    EdgeFindings findings = EdgeFindings.of(graph, observe(1, 0.3, new double[7]));
    assertThat(findings.needless()).hasSize(1);
    Edge edge = findings.needless().getFirst();
    assertThat(edge.topic()).isEqualTo(1);
    assertThat(edge.required()).isZero();
    assertThat(edge.comparison().estimate().holds(0)).isTrue();
    assertThat(findings.missing()).isEmpty();
  }

  @Test
  void aDependenceThatTheGraphLacksIsFoundAndWhatGoesAlongWithItIsNot() {
    double[] gains = {0, 0, 0.3, 0, 0, 0, 0};
    EdgeFindings findings = EdgeFindings.of(graph, observe(1, 0.2, gains));
    assertThat(findings.missing()).hasSize(1);
    Edge edge = findings.missing().getFirst();
    assertThat(List.of(edge.topic(), edge.required())).containsExactly(1, 2);
    assertThat(edge.comparison().estimate().holds(0.3)).isTrue();
  }

  @Test
  void fewLearnersSayNothing() {
    var dependence = new Dependence(graph.size());
    for (int learner = 0; learner < 20; learner++) {
      BitSet shown = new BitSet();
      shown.set(0, learner % 2 == 0);
      dependence.add(1, new Dependence.Observation(0, shown, learner % 2, learner % 2));
    }
    EdgeFindings findings = EdgeFindings.of(graph, dependence);
    assertThat(findings.edgesTested()).isZero();
    assertThat(findings.pairsTested()).isZero();
  }
}
