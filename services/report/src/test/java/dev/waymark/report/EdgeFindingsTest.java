package dev.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.report.EdgeFindings.Edge;
import dev.waymark.trainer.model.ModelForm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdgeFindingsTest {
  private final MasteryModel model = ModelForm.untrained();

  private EdgeFindings find(PlantedLog planted) {
    Survey survey = Survey.of(planted.log(), planted.graph(), () -> {});
    return EdgeFindings.of(planted.graph(), survey.sightings(), model);
  }

  /// Found edges beside planted ones, over several logs.
  private static final class Score {
    private int found;
    private int right;
    private int planted;

    void add(List<Edge> edges, Set<List<Integer>> truth) {
      found += edges.size();
      planted += truth.size();
      Set<List<Integer>> named = new HashSet<>();
      edges.forEach(edge -> named.add(List.of(edge.topic(), edge.required())));
      right += (int) truth.stream().filter(named::contains).count();
    }

    double recall() {
      return (double) right / planted;
    }

    double falseShare() {
      return found == 0 ? 0 : (double) (found - right) / found;
    }
  }

  @Test
  void findsWhatIsPlantedAndLittleElseWhereLearnersTakeTopicsInAllOrders() {
    var needless = new Score();
    var missing = new Score();
    for (long seed = 1; seed <= 4; seed++) {
      PlantedLog planted = PlantedLog.of(1_200, 8, seed);
      EdgeFindings findings = find(planted);
      assertThat(findings.edgesThin()).isLessThan(findings.edgesTested() / 5);
      needless.add(findings.needless(), planted.needless());
      missing.add(findings.missing(), planted.missing());
    }
    assertThat(needless.recall()).isGreaterThanOrEqualTo(0.75);
    assertThat(needless.falseShare()).isLessThanOrEqualTo(0.2);
    assertThat(missing.recall()).isGreaterThanOrEqualTo(0.4);
    assertThat(missing.falseShare()).isLessThanOrEqualTo(0.2);
  }

  @Test
  void claimsLittleThatIsFalseWhereMostKeepToTheAuthorsOrder() {
    var all = new Score();
    for (long seed = 1; seed <= 3; seed++) {
      PlantedLog planted = PlantedLog.of(1_200, 2, seed);
      EdgeFindings findings = find(planted);
      assertThat(findings.edgesThin()).isPositive();
      all.add(findings.needless(), planted.needless());
      all.add(findings.missing(), planted.missing());
    }
    assertThat(all.falseShare()).isLessThanOrEqualTo(0.25);
  }

  @Test
  void fewLearnersSayNothing() {
    EdgeFindings findings = find(PlantedLog.of(20, 8, 1));
    assertThat(findings.edgesTested()).isZero();
    assertThat(findings.edgesThin()).isPositive();
    assertThat(findings.needless()).isEmpty();
    assertThat(findings.missing()).isEmpty();
  }
}
