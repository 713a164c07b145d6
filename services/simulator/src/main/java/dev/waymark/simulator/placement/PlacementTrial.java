package dev.waymark.simulator.placement;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.placement.Placement;
import dev.waymark.engine.placement.PlacementParameters;
import dev.waymark.engine.placement.Probe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// One learner answers probes, slipping and guessing one time in ten.
public final class PlacementTrial {
  private static final double NOISE = 0.1;
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Placement PLACEMENT =
      new Placement(
          new PlacementParameters(
              PlacementParameters.STANDARD.slip(),
              PlacementParameters.STANDARD.guess(),
              Integer.MAX_VALUE,
              0,
              1e-6));

  private final GoalScope scope;
  private final boolean[] knows;
  private final SplittableRandom random;

  public PlacementTrial(GoalScope scope, KnowledgeKind kind, long seed) {
    this.scope = scope;
    knows = kind.draw(scope, seed);
    random = new SplittableRandom(seed);
  }

  /// The share of topics classified right after each number of probes, from none.
  public List<Double> accuracies(ProbeChoice choice, int probes) {
    return ask(choice, probes).stream().map(this::accuracy).toList();
  }

  /// The share of topics classified right by a mastery model after chosen probes.
  public double masteryAccuracy(MasteryModel model, int probes) {
    Mastery mastery = model.estimate(ask(ProbeChoice.WAYMARK, probes).getLast(), scope, NOW);
    return share(mastery::known);
  }

  /// What is known of the learner after each number of probes, from none.
  private List<LearnerState> ask(ProbeChoice choice, int probes) {
    LearnerState state = LearnerState.empty(scope.graph());
    SequencedSet<Integer> open = new LinkedHashSet<>(shuffled());
    List<LearnerState> states = new ArrayList<>();
    states.add(state);
    for (int i = 0; i < probes; i++) {
      Optional<Probe> probe =
          choice == ProbeChoice.WAYMARK
              ? PLACEMENT.next(state, scope, NOW).probe()
              : Optional.empty();
      int position =
          probe
              .map(p -> scope.positionOf(scope.graph().indexOf(p.topicId())))
              .orElse(open.getLast());
      open.remove(position);
      state = answered(state, position);
      states.add(state);
    }
    return states;
  }

  /// The share of topics classified right when every topic was asked once: what the noise leaves.
  public double everyTopicAsked() {
    LearnerState state = LearnerState.empty(scope.graph());
    for (int position : shuffled()) {
      state = answered(state, position);
    }
    return accuracy(state);
  }

  private double accuracy(LearnerState state) {
    return share(PLACEMENT.belief(state, scope, NOW)::known);
  }

  private double share(IntToDoubleFunction chance) {
    int right = 0;
    for (int p = 0; p < knows.length; p++) {
      right += (chance.applyAsDouble(p) >= 0.5) == knows[p] ? 1 : 0;
    }
    return right / (double) knows.length;
  }

  private LearnerState answered(LearnerState state, int position) {
    boolean right = knows[position] != (random.nextDouble() < NOISE);
    String topicId = scope.graph().topic(scope.topicAt(position)).id();
    var answer = new Activity.Practised(null, right);
    return switch (state.apply(
        new ProgressEvent("answer", "simulated", NOW, topicId, null, answer))) {
      case EventOutcome.Applied(LearnerState after, _) -> after;
      case EventOutcome.Refused(_, String message) -> throw new IllegalStateException(message);
    };
  }

  private List<Integer> shuffled() {
    List<Integer> positions = new ArrayList<>();
    for (int p = 0; p < scope.size(); p++) {
      positions.add(random.nextInt(p + 1), p);
    }
    return positions;
  }
}
