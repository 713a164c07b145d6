package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.ReportCard;
import dev.waymark.trainer.log.Hash;
import dev.waymark.trainer.log.LearnerEvents;
import dev.waymark.trainer.log.LearnerLog;
import java.util.Comparator;
import java.util.List;

/// The learners of a log that a model can be judged on.
///
/// @param learners those that the model was not fitted to, or all
/// @param areUnseen whether it was not fitted to them
public record UnseenLearners(List<LearnerEvents> learners, boolean areUnseen) {
  public UnseenLearners {
    learners = List.copyOf(learners);
  }

  /// Those that training held out, when the model was made from this log; else all.
  public static UnseenLearners of(LearnerLog log, Model model, PrerequisiteGraph graph) {
    ReportCard card = model.getReportCard();
    if (card.getHeldOutLearners() == 0 || !card.getLogDigest().equals(log.digest())) {
      return new UnseenLearners(log.learners(), false);
    }
    // Training holds out the answering learners whose hash lies below a limit.
    List<LearnerEvents> heldOut =
        log.learners().stream()
            .filter(learner -> answers(learner, graph))
            .sorted(
                Comparator.comparingDouble(it -> Hash.share(it.learnerId(), card.getSeed() + 1)))
            .limit(card.getHeldOutLearners())
            .sorted(Comparator.comparing(LearnerEvents::learnerId))
            .toList();
    return new UnseenLearners(heldOut, true);
  }

  private static boolean answers(LearnerEvents learner, PrerequisiteGraph graph) {
    boolean[] any = {false};
    var _ =
        Replay.of(learner, graph, (event, _) -> any[0] |= Replay.gradedTopic(event, graph) >= 0);
    return any[0];
  }
}
