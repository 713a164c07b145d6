package dev.waymark.report;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.report.Dependence.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Prerequisites that the evidence contradicts, and topics that depend on others without the graph
/// saying so.
///
/// @param needless HARD edges on which success likely does not depend, the surest first
/// @param needlessExpectedFalse share of these that is expected to be needed after all, 0 to 1
/// @param missing dependences that the graph lacks, the surest first
/// @param edgesTested HARD edges with enough evidence
/// @param edgesThin HARD edges without
/// @param pairsTested comparisons of topics without a path
/// @param pairsThin comparisons that some learners allow and that too little is known of
record EdgeFindings(
    List<Edge> needless,
    double needlessExpectedFalse,
    List<Edge> missing,
    int edgesTested,
    int edgesThin,
    int pairsTested,
    int pairsThin) {
  /// `topic` and what it requires or seems to, by the graph's indices.
  record Edge(int topic, int required, Comparison comparison) {}

  static EdgeFindings of(PrerequisiteGraph graph, Sightings sightings, MasteryModel model) {
    return Dependence.everything(graph)
        .map(scope -> new Search(graph, sightings, model, scope).run())
        .orElse(new EdgeFindings(List.of(), 0, List.of(), 0, 0, 0, 0));
  }

  private static final class Search {
    private static final int MAX_EACH = 2;

    private final PrerequisiteGraph graph;
    private final Sightings sightings;
    private final MasteryModel model;
    private final GoalScope scope;
    private final List<Edge> pairs = new ArrayList<>();
    private int pairsThin;

    Search(PrerequisiteGraph graph, Sightings sightings, MasteryModel model, GoalScope scope) {
      this.graph = graph;
      this.sightings = sightings;
      this.model = model;
      this.scope = scope;
    }

    EdgeFindings run() {
      for (int topic = 0; topic < graph.size(); topic++) {
        addPairs(topic);
      }
      MissingEdges candidates = MissingEdges.among(pairs, sightings);
      List<Edge> missing = new ArrayList<>();
      for (int topic = 0; topic < graph.size(); topic++) {
        missing.addAll(standing(topic, candidates));
      }
      missing.sort(MissingEdges.SUREST_FIRST);
      List<Edge> edges = new ArrayList<>();
      int thin = 0;
      for (int topic = 0; topic < graph.size(); topic++) {
        thin += addEdges(topic, candidates.suspected(), edges);
      }
      NeedlessEdges needless = NeedlessEdges.among(edges);
      return new EdgeFindings(
          needless.likely(),
          needless.expectedFalse(),
          List.copyOf(missing),
          edges.size(),
          thin,
          pairs.size(),
          pairsThin);
    }

    private Dependence dependence(int topic) {
      return Dependence.of(graph, model, scope, sightings, topic);
    }

    private boolean hasFew(int topic) {
      return sightings.of(topic).size() < 2 * Dependence.MIN_LEARNERS;
    }

    private void addPairs(int topic) {
      List<Integer> strangers = strangers(topic);
      if (hasFew(topic) || strangers.isEmpty()) {
        return;
      }
      var given = dependence(topic).given(required(topic));
      for (int other : strangers) {
        Optional<Comparison> comparison = given.compare(other);
        if (comparison.isPresent() && !comparison.get().isThin()) {
          pairs.add(new Edge(topic, other, comparison.get()));
        } else if (comparison.isPresent()) {
          pairsThin++;
        }
      }
    }

    /// The strongest of a topic's candidates, then what still stands out given that. What only goes
    /// along with the true one falls away so.
    private List<Edge> standing(int topic, MissingEdges candidates) {
      List<Edge> open = candidates.edges().stream().filter(e -> e.topic() == topic).toList();
      List<Edge> found = new ArrayList<>();
      List<Integer> required = new ArrayList<>(required(topic));
      while (!open.isEmpty() && found.size() < MAX_EACH) {
        found.add(open.getFirst());
        required.add(open.getFirst().required());
        var given = open.size() == 1 ? null : dependence(topic).given(required);
        open =
            open.stream()
                .skip(1)
                .flatMap(e -> given == null ? Stream.empty() : again(e, given).stream())
                .filter(candidates::standsOut)
                .sorted(MissingEdges.SUREST_FIRST)
                .toList();
      }
      return found;
    }

    private static Optional<Edge> again(Edge edge, Dependence.Given given) {
      return given.compare(edge.required()).map(it -> new Edge(edge.topic(), edge.required(), it));
    }

    /// What a topic may need most beyond the graph counts as required here: where that holds
    /// everybody back, the rest looks needless without being it.
    private int addEdges(int topic, List<Edge> suspected, List<Edge> edges) {
      TreeSet<Integer> required = new TreeSet<>(required(topic));
      List<Integer> own =
          required.stream().filter(other -> !graph.isImplied(topic, other)).toList();
      if (own.isEmpty()) {
        return 0;
      }
      if (hasFew(topic)) {
        return own.size();
      }
      suspected.stream()
          .filter(e -> e.topic() == topic)
          .limit(MAX_EACH)
          .forEach(e -> required.add(e.required()));
      Dependence dependence = dependence(topic);
      int thin = 0;
      for (int other : own) {
        List<Integer> rest = required.stream().filter(it -> it != other).toList();
        Optional<Comparison> comparison = dependence.given(rest).compare(other);
        if (comparison.isPresent() && !comparison.get().isThin()) {
          edges.add(new Edge(topic, other, comparison.get()));
        } else {
          thin++;
        }
      }
      return thin;
    }

    private List<Integer> required(int topic) {
      return Arrays.stream(graph.prerequisites().hard(topic)).boxed().toList();
    }

    private boolean leads(int from, int to) {
      return Arrays.binarySearch(graph.ancestors(to), from) >= 0;
    }

    /// Topics without a path to or from this one, and that neither builds on what the other one
    /// requires: success on them would speak for what both build on, and so look like a dependence.
    private List<Integer> strangers(int topic) {
      List<Integer> strangers = new ArrayList<>();
      for (int other = 0; other < graph.size(); other++) {
        if (other != topic
            && !leads(other, topic)
            && !leads(topic, other)
            && !buildsOnRequired(other, topic)
            && !buildsOnRequired(topic, other)
            && scope.positionOf(other) >= 0) {
          strangers.add(other);
        }
      }
      return strangers;
    }

    private boolean buildsOnRequired(int topic, int of) {
      return required(of).stream().anyMatch(it -> leads(it, topic));
    }
  }
}
