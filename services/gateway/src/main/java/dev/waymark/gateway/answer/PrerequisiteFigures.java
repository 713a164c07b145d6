package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What learners' answers say about the prerequisites among the topics of a roadmap.
@Schema(
    description =
        "What learners' answers say about the `HARD` prerequisites among the topics, but those that another prerequisite of"
            + " the same topic implies. Only learners with graded answers on both topics count. A topic is known when most"
            + " of a learner's last eight answers on it are right, and not known when most are wrong. Learners choose what"
            + " they take and go back to what they lack, so this is a reason to look, no proof.")
public record PrerequisiteFigures(
    @Schema(
            minimum = "0",
            description =
                "Prerequisites that at least 30 learners who know the required topic tell about, and 30 who do not.",
            examples = "24")
        int judged,
    @Schema(minimum = "0", description = "The other ones.", examples = "140") int tooFew,
    @Schema(
            description =
                "Those judged that the answers contradict, in the order of the topics. One of whose four numbers of learners"
                    + " any is over 0 and below the recommender's `insight.min-learners` is left out.")
        List<SuspiciousPrerequisite> suspicious) {

  public PrerequisiteFigures {
    suspicious = List.copyOf(suspicious);
  }
}
