package dev.waymark.engine.recommendation;

import dev.waymark.engine.learner.Learnability;
import dev.waymark.engine.learner.TopicProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which resources of a topic a learner has tried without success, so that another one comes first:
/// the one that the learner was last seen to use, and one more from the top of the list for every
/// [Learnability#MAX_MISSES] wrong answers in a row, because what stood first was probably taken.
/// When all were tried they take turns.
///
/// @param misses wrong answers in a row on the topic
/// @param used [TopicProgress#codeOf] of the resource last used for it; 0: none is known
record TriedResources(int misses, int used) {
  /// More than any resource scores.
  private static final double STEP_BACK = 5;

  private static final String TEXT = "You may have tried it without success: take another way.";

  /// @param ranked what teaches the topic, best first
  List<RecommendedResource> stepBack(List<RecommendedResource> ranked, String topicId) {
    int rounds = misses / Learnability.MAX_MISSES;
    if (rounds == 0 || ranked.size() < 2) {
      return ranked;
    }
    List<RecommendedResource> others = new ArrayList<>();
    List<RecommendedResource> tried = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      RecommendedResource resource = ranked.get(i);
      boolean wasUsed = used == TopicProgress.codeOf(resource.resource().id());
      (i < rounds || wasUsed ? tried : others).add(resource);
    }
    if (others.isEmpty()) {
      Collections.rotate(tried, -rounds);
      others.add(tried.removeFirst());
    }
    for (int i = 0; i < tried.size(); i++) {
      others.add(after(tried.get(i), i + 1, topicId));
    }
    return others;
  }

  private static RecommendedResource after(
      RecommendedResource resource, int place, String topicId) {
    double less = STEP_BACK * place;
    List<Reason> reasons = new ArrayList<>(resource.reasons());
    reasons.add(new Reason("TRIED", TEXT, List.of(topicId), -less));
    return new RecommendedResource(
        resource.resource(),
        resource.teaching(),
        resource.minutes(),
        resource.score() - less,
        reasons);
  }
}
