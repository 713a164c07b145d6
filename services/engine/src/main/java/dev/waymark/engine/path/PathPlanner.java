package dev.waymark.engine.path;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.recommendation.Experience;
import dev.waymark.engine.recommendation.Policy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/// Plans the path to a goal: the authors' order, as far as prerequisites allow it. What the learner
/// put aside is no part of it, nor what can't be begun without.
public final class PathPlanner {
  private final MasteryModel model;
  private final Policy policy;
  private final Experience experience;

  public PathPlanner(MasteryModel model, Policy policy) {
    this(model, policy, Experience.NONE);
  }

  public PathPlanner(MasteryModel model, Policy policy, Experience experience) {
    this.model = model;
    this.policy = policy;
    this.experience = experience;
  }

  public Path plan(PathQuery query) {
    Mastery mastery = model.estimate(query.state(), query.scope(), query.at());
    int[] minutes = minutes(query, mastery);
    List<String> aside = putAside(mastery, minutes);
    int[] order = order(query.scope(), minutes);
    boolean[] chosen = Budget.choose(query.scope(), order, minutes, query.budgetMinutes());
    List<String> leftOut = new ArrayList<>();
    List<PathStep> steps = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    int total = 0;
    for (int p : order) {
      Topic topic = query.scope().graph().topic(query.scope().topicAt(p));
      if (!chosen[p]) {
        leftOut.add(topic.id());
        continue;
      }
      taken.add(p);
      LocalDate start = date(query, total);
      total += minutes[p];
      steps.add(
          new PathStep(
              topic.id(),
              topic.title(),
              section(query.scope(), p),
              minutes[p],
              total,
              start,
              date(query, total - 1),
              mastery.known(p)));
    }
    leftOut.addAll(aside);
    var critical = CriticalPath.of(query.scope(), minutes, chosen);
    LocalDate finish = steps.isEmpty() ? date(query, 0) : steps.getLast().endDate();
    return new Path(
        steps,
        total,
        finish,
        milestones(query.scope(), taken, steps),
        critical.topicIds(),
        critical.minutes(),
        leftOut);
  }

  /// What is left of each topic, in minutes at the learner's pace; 0 for a mastered one.
  private int[] minutes(PathQuery query, Mastery mastery) {
    int[] minutes = new int[query.scope().size()];
    for (int p = 0; p < minutes.length; p++) {
      if (mastery.known(p) < policy.mastered()) {
        Topic topic = query.scope().graph().topic(query.scope().topicAt(p));
        double left = experience.minutes(topic, mastery.state()) * (1 - mastery.known(p));
        minutes[p] = (int) Math.max(5, Math.rint(left));
      }
    }
    return minutes;
  }

  /// Takes the minutes off what is put aside and off what requires that, unless it is known well
  /// enough to go on.
  ///
  /// @return their ids
  private List<String> putAside(Mastery mastery, int[] minutes) {
    GoalScope scope = mastery.scope();
    Adjacency prerequisites = scope.prerequisites();
    boolean[] aside = new boolean[minutes.length];
    List<String> ids = new ArrayList<>();
    for (int p = 0; p < minutes.length; p++) {
      if (minutes[p] == 0) {
        continue;
      }
      aside[p] = mastery.isDismissed(p);
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        int r = prerequisites.target(e);
        aside[p] |= aside[r] && mastery.known(r) < policy.ready();
      }
      if (aside[p]) {
        minutes[p] = 0;
        ids.add(scope.graph().topic(scope.topicAt(p)).id());
      }
    }
    return ids;
  }

  private static int[] order(GoalScope scope, int[] minutes) {
    Adjacency prerequisites = scope.prerequisites();
    Adjacency dependents = scope.dependents();
    int[] open = new int[scope.size()];
    PriorityQueue<Integer> free =
        new PriorityQueue<>((a, b) -> Integer.compare(scope.rank(a), scope.rank(b)));
    for (int p = 0; p < open.length; p++) {
      for (int e = prerequisites.begin(p); e < prerequisites.end(p); e++) {
        open[p] += minutes[prerequisites.target(e)] > 0 ? 1 : 0;
      }
      if (minutes[p] > 0 && open[p] == 0) {
        free.add(p);
      }
    }
    int[] order = new int[scope.size()];
    int end = 0;
    while (!free.isEmpty()) {
      int p = free.remove();
      order[end++] = p;
      for (int e = dependents.begin(p); e < dependents.end(p); e++) {
        int d = dependents.target(e);
        if (--open[d] == 0 && minutes[d] > 0) {
          free.add(d);
        }
      }
    }
    return Arrays.copyOf(order, end);
  }

  private static String section(GoalScope scope, int position) {
    int section = scope.section(position);
    return section < 0 ? "" : scope.sectionTitles().get(section);
  }

  private static LocalDate date(PathQuery query, int minutesDone) {
    LocalDate today = LocalDate.ofInstant(query.at(), ZoneOffset.UTC);
    return today.plusDays((long) (minutesDone * 7.0 / query.minutesPerWeek()));
  }

  private static List<Milestone> milestones(
      GoalScope scope, List<Integer> taken, List<PathStep> steps) {
    PathStep[] last = new PathStep[scope.sectionTitles().size()];
    for (int i = 0; i < steps.size(); i++) {
      int section = scope.section(taken.get(i));
      if (section >= 0) {
        last[section] = steps.get(i);
      }
    }
    return Arrays.stream(last)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(PathStep::cumulativeMinutes))
        .map(s -> new Milestone(s.section(), s.endDate(), s.cumulativeMinutes()))
        .toList();
  }
}
