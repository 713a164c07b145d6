package dev.waymark.simulator.eventlog;

import dev.waymark.cli.CsvText;
import dev.waymark.engine.graph.GoalScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/// Writes down what the simulation knows and the log does not say, as CSV: `kind,id,of,value`.
///
/// | kind | id | of | value |
/// |---|---|---|---|
/// | `topic_pace` | topic | | factor on the author's minutes |
/// | `topic_hardness` | topic | | exponent of the ability that shows in answers |
/// | `resource_effect` | resource | | logarithm of the factor on what studying brings |
/// | `resource_pace` | resource | | factor on the minutes |
/// | `needless` | topic | a HARD prerequisite | 1: nothing depends on it |
/// | `unwritten` | topic | a topic that it needs | 1: the graph does not say so |
/// | `mastery` | learner | topic | true ability after the learner's last event, 0 to 1 |
public final class GroundTruthCsv {
  private final Writer out;
  private final GroundTruth truth;

  public GroundTruthCsv(Writer out, GroundTruth truth) {
    this.out = out;
    this.truth = truth;
  }

  /// The header, topics, resources and edges.
  public void begin() {
    GoalScope scope = truth.scope();
    write("kind,id,of,value\n");
    for (int p = 0; p < scope.size(); p++) {
      row("topic_pace", id(p), "", truth.pace(p));
      row("topic_hardness", id(p), "", truth.hardness(p));
    }
    for (String resource : truth.resourceIds()) {
      row("resource_effect", resource, "", truth.resource(resource).effect());
      row("resource_pace", resource, "", truth.resource(resource).pace());
    }
    truth.needless().forEach(e -> row("needless", id(e.position()), id(e.required()), 1));
    truth.unwritten().forEach(e -> row("unwritten", id(e.position()), id(e.required()), 1));
  }

  /// What one learner knows at the end.
  public void learner(Journey journey) {
    for (int p = 0; p < truth.scope().size(); p++) {
      row("mastery", journey.learnerId(), id(p), journey.ability(p));
    }
  }

  private String id(int position) {
    GoalScope scope = truth.scope();
    return scope.graph().topic(scope.topicAt(position)).id();
  }

  private void row(String kind, String id, String of, double value) {
    write(
        String.format(
            Locale.ROOT, "%s,%s,%s,%.4f\n", kind, CsvText.quoted(id), CsvText.quoted(of), value));
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
