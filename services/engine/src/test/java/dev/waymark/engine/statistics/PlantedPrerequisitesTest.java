package dev.waymark.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.learner.LearnerState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is suspicious on graphs of 30 topics, of whose HARD prerequisites four are needless in
/// truth, and that lack four which topics need. Learners take 18 topics each, and understand one
/// mostly only if they know all that it needs.
class PlantedPrerequisitesTest {
  private static final int TOPICS = 30;

  /// Topics that need no others.
  private static final int BASICS = 12;

  private static final int PLANTED = 4;
  private static final int TAKEN = 18;
  private static final int LEARNERS = 6_000;
  private static final int GRAPHS = 3;

  private int judged;
  private int found;
  private int right;

  @Test
  void whatMakesNoDifferenceIsNeedlessWhereLearnersTakeTopicsInAllOrders() {
    look(8, 5);
    assertThat(found - right).isLessThanOrEqualTo(1);
    assertThat(right).isGreaterThanOrEqualTo(GRAPHS * PLANTED / 4);
  }

  @Test
  void littleIsFalseWhereMostKeepToTheAuthorsOrderAndAnswerOnce() {
    look(2, 1);
    assertThat(found - right).isLessThanOrEqualTo(1);
  }

  /// @param disorder how far, in places, learners stray from the author's order
  /// @param answers of each learner on each topic
  private void look(double disorder, int answers) {
    for (long seed = 1; seed <= GRAPHS; seed++) {
      look(new SplittableRandom(seed), disorder, answers);
    }
    System.out.printf(
        "disorder %.0f, %d answers: %d judged, %d suspicious, %d of them needless, %d planted%n",
        disorder, answers, judged, found, right, GRAPHS * PLANTED);
  }

  private void look(SplittableRandom random, double disorder, int answers) {
    List<Set<Integer>> needs = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<Prerequisite> edges = new ArrayList<>();
    for (int t = 0; t < TOPICS; t++) {
      ids.add("t" + (100 + t));
      needs.add(new HashSet<>());
      while (needs.get(t).size() < (t < BASICS ? 0 : 1 + t % 2)) {
        needs.get(t).add(random.nextInt(BASICS));
      }
      for (int required : needs.get(t)) {
        edges.add(new Prerequisite(ids.get(t), ids.get(required), Strength.HARD));
      }
    }
    PrerequisiteGraph graph = Curricula.graph(Curricula.of(ids, edges));
    Set<String> needless = new HashSet<>();
    while (needless.size() < PLANTED) {
      int topic = BASICS + random.nextInt(TOPICS - BASICS);
      if (needs.get(topic).size() == 2) {
        int dropped = needs.get(topic).iterator().next();
        needs.get(topic).remove(dropped);
        needless.add(ids.get(topic) + " " + ids.get(dropped));
      }
    }
    for (int missing = 0; missing < PLANTED; missing++) {
      needs.get(BASICS + random.nextInt(TOPICS - BASICS)).add(random.nextInt(BASICS));
    }
    var tally = new PrerequisiteTally(Curricula.all(graph));
    for (int learner = 0; learner < LEARNERS; learner++) {
      tally.add(learner(graph, ids, needs, random, disorder, answers));
    }
    PrerequisiteFigures figures = tally.figures();
    judged += figures.judged();
    found += figures.suspicious().size();
    right +=
        (int)
            figures.suspicious().stream()
                .filter(it -> it.suspicion() == Suspicion.NO_DIFFERENCE)
                .filter(it -> needless.contains(it.topic().id() + " " + it.required().id()))
                .count();
  }

  private static LearnerState learner(
      PrerequisiteGraph graph,
      List<String> ids,
      List<Set<Integer>> needs,
      SplittableRandom random,
      double disorder,
      int answers) {
    double talent = random.nextDouble(0.6, 0.95);
    double[] place = new double[TOPICS];
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < TOPICS; t++) {
      place[t] = t + disorder * random.nextGaussian();
      order.add(t);
    }
    order.sort(Comparator.comparingDouble(t -> place[t]));
    int from = random.nextInt(TOPICS - TAKEN);
    Set<Integer> known = new HashSet<>();
    LearnerState state = LearnerState.empty(graph);
    for (int t : order.subList(from, from + TAKEN)) {
      boolean ready = known.containsAll(needs.get(t));
      if (random.nextDouble() < (ready ? talent : 0.1 * talent)) {
        known.add(t);
      }
      for (int answer = 0; answer < answers; answer++) {
        boolean isRight = random.nextDouble() < (known.contains(t) ? 0.9 : 0.2);
        state = Learning.after(state, ids.get(t), isRight ? Learning.RIGHT : Learning.WRONG);
      }
    }
    return state;
  }
}
