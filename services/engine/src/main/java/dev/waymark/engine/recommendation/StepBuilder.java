package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.mastery.Mastery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Puts a ranked topic into words: the parts of its score, each as a reason.
final class StepBuilder {
  private static final int MAX_TITLES_SHOWN = 3;
  private static final double OFTEN = 0.2;
  private static final Comparator<Reason> WEIGHTIEST =
      Comparator.comparingDouble((Reason r) -> -r.contribution()).thenComparing(Reason::code);

  private final Ranking ranking;
  private final Policy policy;
  private final NextStepsQuery query;
  private final Experience experience;
  private final Mastery mastery;
  private final GoalScope scope;

  StepBuilder(Ranking ranking, Policy policy, NextStepsQuery query, Experience experience) {
    this.experience = experience;
    this.ranking = ranking;
    this.policy = policy;
    this.query = query;
    mastery = ranking.mastery();
    scope = mastery.scope();
  }

  /// @param alike better steps of the same section
  Step build(int position, int alike) {
    Topic topic = ranking.topic(position);
    List<Reason> reasons = reasons(position, alike);
    reasons.sort(WEIGHTIEST);
    List<RecommendedResource> resources =
        ResourceRanking.of(
            scope.graph(),
            scope.topicAt(position),
            query.profile(),
            experience,
            ranking.tried(position),
            ranking::isDismissed);
    if (ranking.isStuck(position)) {
      reasons.addFirst(stuck(position, resources));
    }
    double score = ranking.score(position) - alike * policy.variety();
    return new Step(
        topic.id(),
        topic.title(),
        ranking.kind(position),
        score,
        mastery.known(position),
        mastery.successProbability(position),
        ranking.minutes(position),
        reasons,
        resources);
  }

  /// Why more of the same will hardly help, and what may: a way not tried yet, the prerequisite
  /// most in doubt, a person.
  private Reason stuck(int position, List<RecommendedResource> resources) {
    var text = new StringBuilder("Your last answers here were wrong. ");
    if (!resources.isEmpty()) {
      text.append("Try it with ").append(resources.getFirst().resource().title()).append(", ");
    }
    int doubtful = ranking.mostDoubtful(position);
    if (doubtful >= 0) {
      text.append(resources.isEmpty() ? "Look" : "look").append(" at ");
      text.append(ranking.topic(doubtful).title()).append(" again, ");
    }
    text.append(text.charAt(text.length() - 2) == '.' ? "Ask" : "or ask").append(" a person.");
    return new Reason(
        "STUCK", text.toString(), doubtful < 0 ? List.of() : ids(new int[] {doubtful}), 0);
  }

  private List<Reason> reasons(int p, int alike) {
    if (ranking.isSpent(p)) {
      return new ArrayList<>(List.of(withinReach(p, -alike * policy.variety())));
    }
    List<Reason> reasons = new ArrayList<>(8);
    double gain = ranking.gain(p);
    reasons.add(withinReach(p, gain * policy.reach()));
    if (scope.weight(p) > 0) {
      add(reasons, "GOAL_TOPIC", "It is part of your goal.", -1, gain * ranking.goal(p));
    }
    if (ranking.unlocks(p) > 0) {
      reasons.add(unlocks(p, gain * ranking.unlocks(p)));
    }
    if (ranking.continuity(p) > 0) {
      add(reasons, "CONTINUE", "You were just working on it.", -1, ranking.continuity(p));
    }
    if (ranking.wentOn(p) > 0) {
      String text =
          ranking.wentOn(p) < OFTEN
              ? "Some learners like you take this next."
              : "Learners like you often take this next.";
      add(reasons, "OTHERS_WENT_ON", text, -1, gain * ranking.followed(p));
    }
    if (ranking.isDue(p)) {
      long left = Math.round(100 * mastery.recall(p));
      String text = "About " + left + " % of it is still fresh: a good time to repeat it.";
      add(reasons, "REVIEW_DUE", text, -1, ranking.review(p));
    }
    if (ranking.repair(p) > 0) {
      int failing = ranking.failing(p);
      String text =
          "Your last answers on " + ranking.topic(failing).title() + " suggest a gap here.";
      add(reasons, "REPAIRS", text, failing, ranking.repair(p));
    }
    if (ranking.confirming()) {
      String text =
          "You seem to know all that your goal needs: this makes sure that it was not luck.";
      add(reasons, "CONFIRMS", text, -1, ranking.confirm(p));
    }
    if (ranking.fit(p) > 0) {
      add(reasons, "FITS_TIME", "It fits into the time you have.", -1, ranking.fit(p));
    }
    if (ranking.order(p) > 0) {
      add(reasons, "IN_ORDER", "It comes early in what is left.", -1, ranking.order(p));
    }
    if (alike > 0) {
      add(
          reasons,
          "VARIETY",
          "Steps before it are from the same section.",
          -1,
          -alike * policy.variety());
    }
    return reasons;
  }

  private Reason withinReach(int position, double contribution) {
    Adjacency prerequisites = scope.prerequisites();
    int[] required = prerequisites.hard(position);
    String text =
        required.length == 0
            ? "It needs nothing first."
            : "You are ready: it builds on " + titles(required) + ".";
    return new Reason("PREREQUISITES_READY", text, ids(required), contribution);
  }

  private Reason unlocks(int position, double contribution) {
    Adjacency dependents = scope.dependents();
    int[] open = new int[dependents.hardEnd(position) - dependents.begin(position)];
    int count = 0;
    for (int e = dependents.begin(position); e < dependents.hardEnd(position); e++) {
      if (mastery.known(dependents.target(e)) < policy.mastered()) {
        open[count++] = dependents.target(e);
      }
    }
    int[] opened = Arrays.copyOf(open, count);
    return new Reason(
        "UNLOCKS", "It opens the way to " + titles(opened) + ".", ids(opened), contribution);
  }

  private void add(
      List<Reason> reasons, String code, String text, int position, double contribution) {
    List<String> ids = position < 0 ? List.of() : List.of(ranking.topic(position).id());
    reasons.add(new Reason(code, text, ids, contribution));
  }

  private String titles(int[] positions) {
    var text = new StringBuilder();
    int shown = positions.length <= MAX_TITLES_SHOWN ? positions.length : MAX_TITLES_SHOWN - 1;
    for (int i = 0; i < shown; i++) {
      if (i > 0) {
        text.append(i == positions.length - 1 ? " and " : ", ");
      }
      text.append(ranking.topic(positions[i]).title());
    }
    return shown == positions.length
        ? text.toString()
        : text.append(" and ").append(positions.length - shown).append(" more").toString();
  }

  private List<String> ids(int[] positions) {
    String[] ids = new String[positions.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = ranking.topic(positions[i]).id();
    }
    return List.of(ids);
  }
}
