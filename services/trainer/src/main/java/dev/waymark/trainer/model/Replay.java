package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.events.engine.EngineEvents;
import dev.waymark.progress.v1.ProgressEvent.KindCase;
import dev.waymark.trainer.log.LearnerEvents;

/// Walks through one learner's events as a recommender does: the same states, each event once.
public final class Replay {
  private final EvidenceWeights evidence;
  private LearnerState state;
  private RecentEvents recent = RecentEvents.NONE;

  /// Sees each event that counts, with the state before it.
  public interface Visitor {
    void before(ProgressEvent event, LearnerState state);
  }

  private Replay(PrerequisiteGraph graph, EvidenceWeights evidence) {
    this.evidence = evidence;
    state = LearnerState.empty(graph);
  }

  /// Hands over every event that counts on the graph.
  ///
  /// @return how many do not, because the graph lacks their topic or resource
  public static int of(LearnerEvents events, PrerequisiteGraph graph, Visitor visitor) {
    var replay = new Replay(graph, events.evidence());
    int[] refused = {0};
    events.forEach(wire -> {
      if (!replay.take(wire, visitor)) {
        refused[0]++;
      }
    });
    return refused[0];
  }

  private boolean take(dev.waymark.progress.v1.ProgressEvent wire, Visitor visitor) {
    if (recent.contains(wire.getEventId())) {
      return true;
    }
    if (wire.getKindCase() == KindCase.KIND_NOT_SET) {
      recent = recent.with(wire.getEventId());
      return true;
    }
    ProgressEvent event = EngineEvents.of(wire);
    return switch (state.apply(event, evidence)) {
      case EventOutcome.Applied applied -> {
        visitor.before(event, state);
        state = applied.state();
        recent = recent.with(event.eventId());
        yield true;
      }
      case EventOutcome.Refused _ -> false;
    };
  }

  /// The topic of a graded answer, an index of the graph; -1 for anything else. An answer that
  /// names only a resource is none: which of its topics it was about is not known.
  public static int gradedTopic(ProgressEvent event, PrerequisiteGraph graph) {
    boolean graded = event.activity() instanceof Practised || event.activity() instanceof Assessed;
    return graded && event.topicId() != null ? graph.indexOf(event.topicId()) : -1;
  }

  /// Whether a graded answer of the learner counts as right.
  public static boolean isRight(ProgressEvent event, LearnerEvents learner) {
    return switch (event.activity()) {
      case Practised(_, boolean correct) -> correct;
      case Assessed(double score) -> score >= learner.evidence().passScore();
      default -> throw new IllegalArgumentException("not graded");
    };
  }
}
