package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.Learnability;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.nexttopic.TopicChances;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Scores every topic of a scope that may be taken now. Plain arrays and loops: this is what each
/// request runs.
final class Ranking {
  /// Of a topic's worth, what it lacks while a SOFT prerequisite is unknown.
  private static final double SOFT_SHARE = 0.7;

  private static final double MIN_SHARE = 0.01;
  private static final int MIN_MINUTES = 5;
  private static final int RECENT = 0b11;
  private static final int MIN_CONFIRMATIONS = 2;
  private static final double UNTRIED = Learnability.PRIOR.chance();

  private final NextStepsQuery query;
  private final Policy policy;
  private final Mastery mastery;
  private final GoalScope scope;
  private final LearnerState state;
  private final long second;
  private final int lastTopic;
  private final Experience experience;
  private @Nullable TopicChances wentOn;
  private final double[] values;

  /// By position; not a number where it was not asked for yet.
  private final double[] scores;

  private final double most;
  private final boolean failed;
  private final boolean confirming;
  private final int[] candidates;
  private final int confirmations;

  Ranking(NextStepsQuery query, Policy policy, Mastery mastery, Experience experience) {
    this.query = query;
    this.policy = policy;
    this.mastery = mastery;
    scope = mastery.scope();
    state = mastery.state();
    second = mastery.at().getEpochSecond();
    lastTopic = state.lastTopic();
    this.experience = experience;
    failed = IntStream.range(0, state.size()).anyMatch(this::isFailing);
    values = values();
    scores = new double[scope.size()];
    Arrays.fill(scores, Double.NaN);
    double highest = 0;
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    most = highest == 0 ? 1 : highest;
    int[] wanted = positions(this::isWanted);
    confirming = wanted.length == 0;
    confirmations = confirming ? confirmations() : 0;
    candidates = confirming ? positions(this::isToConfirm) : wanted;
  }

  private int[] positions(IntPredicate which) {
    int[] positions = new int[scope.size()];
    int found = 0;
    for (int p = 0; p < positions.length; p++) {
      if (which.test(p)) {
        positions[found++] = p;
      }
    }
    return Arrays.copyOf(positions, found);
  }

  Mastery mastery() {
    return mastery;
  }

  /// The best topics by position, best first; the authors' order, which decides between equals,
  /// follows ids where they set none.
  int[] best(int limit) {
    return best(limit, _ -> true);
  }

  /// The best topics of a kind.
  int[] best(int limit, IntPredicate kind) {
    int[] best = new int[Math.min(limit, candidates.length)];
    int found = 0;
    for (int p : candidates) {
      if (!kind.test(p)) {
        continue;
      }
      int at = found < best.length ? found++ : best.length;
      while (at > 0 && before(p, best[at - 1])) {
        if (at < best.length) {
          best[at] = best[at - 1];
        }
        at--;
      }
      if (at < best.length) {
        best[at] = p;
      }
    }
    return Arrays.copyOf(best, found);
  }

  /// The place of a candidate among all, from 1.
  int place(int position) {
    int place = 1;
    for (int p : candidates) {
      place += before(p, position) ? 1 : 0;
    }
    return place;
  }

  /// Of equals, what the learner worked on longest ago comes first, then the authors' order.
  private boolean before(int position, int other) {
    double score = score(position);
    double otherScore = score(other);
    if (score != otherScore) {
      return score > otherScore;
    }
    int byTime = Long.compare(lastSecond(position), lastSecond(other));
    return byTime < 0 || (byTime == 0 && scope.rank(position) < scope.rank(other));
  }

  private long lastSecond(int position) {
    int row = mastery.row(position);
    return row < 0 ? 0 : state.lastSecondOf(row);
  }

  /// Whether the topic may be taken now. When no topic is left that would bring the learner on,
  /// those that were shown least are confirmed: what looks known may have been luck.
  boolean isCandidate(int position) {
    return confirming ? isToConfirm(position) : isWanted(position);
  }

  /// Why no topic is a candidate.
  NoSteps noSteps() {
    boolean open = false;
    boolean dismissed = false;
    boolean above = false;
    for (int p = 0; p < scope.size(); p++) {
      if (isOpen(p)) {
        boolean ready = mastery.ready(p, policy.ready());
        open = true;
        dismissed |= ready && isDismissed(p);
        above |= ready && !isDismissed(p);
      }
    }
    if (!open) {
      return NoSteps.GOAL_REACHED;
    }
    return dismissed ? NoSteps.ALL_DISMISSED : above ? NoSteps.ABOVE_LEVEL : NoSteps.NOTHING_READY;
  }

  /// Whether nothing is left but to make sure.
  boolean confirming() {
    return confirming;
  }

  private boolean isWanted(int position) {
    return isOpen(position) && isFree(position);
  }

  /// Whether it is ready, not dismissed and not above the level asked for.
  private boolean isFree(int position) {
    return mastery.ready(position, policy.ready())
        && topic(position).level() <= query.maxLevel()
        && !isDismissed(position);
  }

  private boolean isToConfirm(int position) {
    return rightInARow(position) < confirmations && isFree(position);
  }

  /// Right answers in a row that make sure of a topic: the policy's, and fewer the surer it is that
  /// the learner never guesses.
  private int confirmations() {
    int most = policy.confirmations();
    int least = Math.min(MIN_CONFIRMATIONS, most);
    double less = (most - least) * state.totals().answers().neverGuesses();
    return most - (int) Math.rint(less);
  }

  private int rightInARow(int position) {
    int row = mastery.row(position);
    return row < 0 ? 0 : state.rightInARow(row);
  }

  boolean isOpen(int position) {
    return mastery.known(position) < policy.mastered() || isDue(position);
  }

  boolean isDismissed(int position) {
    return mastery.isDismissed(position);
  }

  /// Whether the learner showed to know it and is about to forget it.
  boolean isDue(int position) {
    return mastery.isReviewDue(position, policy.due());
  }

  StepKind kind(int position) {
    int row = mastery.row(position);
    if (confirming || isDue(position)) {
      return StepKind.REVIEW;
    }
    if (failing(position) >= 0) {
      return StepKind.REMEDIATE;
    }
    boolean begun = row >= 0 && (state.isMet(row) || state.selfAssessedOf(row) > 1);
    return begun ? StepKind.PRACTISE : StepKind.LEARN;
  }

  /// A topic that requires this one and failed twice in a row, or -1.
  int failing(int position) {
    if (!failed) {
      return -1;
    }
    Adjacency dependents = scope.dependents();
    for (int e = dependents.begin(position); e < dependents.hardEnd(position); e++) {
      int row = mastery.row(dependents.target(e));
      if (row >= 0 && isFailing(row)) {
        return dependents.target(e);
      }
    }
    return -1;
  }

  private boolean isFailing(int row) {
    return state.attemptsOf(row) >= 2 && (state.outcomesOf(row) & RECENT) == 0;
  }

  /// Whether it leads back to a topic that failed until its prerequisites were doubted: one that
  /// requires this one and can't be taken now.
  boolean isWayBack(int position) {
    int failing = mastery.known(position) < policy.mastered() ? failing(position) : -1;
    return failing >= 0 && !mastery.ready(failing, policy.ready());
  }

  double score(int position) {
    if (Double.isNaN(scores[position])) {
      scores[position] = scoreOf(position);
    }
    return scores[position];
  }

  private double scoreOf(int p) {
    if (isSpent(p)) {
      return 0;
    }
    double gain = gain(p);
    double score = gain * (goal(p) + unlocks(p) + policy.reach() + followed(p)) + order(p);
    if (mastery.row(p) >= 0) {
      score += continuity(p) + review(p);
    }
    return score + repair(p) + fit(p) + confirm(p);
  }

  /// Whether one more try at once would teach nothing: the learner has just failed here so often in
  /// a row that something must change first.
  boolean isSpent(int position) {
    return scope.topicAt(position) == lastTopic && misses(position) >= Learnability.MAX_MISSES;
  }

  /// Wrong answers since the last right one, of the last eight.
  int misses(int position) {
    int row = mastery.row(position);
    return row < 0 ? 0 : state.failuresInARowOf(row);
  }

  /// Whether practice has failed so often that it looks as if it led nowhere.
  boolean isStuck(int position) {
    int row = mastery.row(position);
    return isSpent(position) || (row >= 0 && state.isStuck(row, second));
  }

  /// Whether the learner does not want to be sent to the resource.
  boolean isDismissed(String resourceId) {
    return state.resourceDismissals().isDismissed(resourceId, second);
  }

  TriedResources tried(int position) {
    int row = mastery.row(position);
    return new TriedResources(misses(position), row < 0 ? 0 : state.resourceOf(row));
  }

  /// The HARD prerequisite that is least likely known, or -1 without any.
  int mostDoubtful(int position) {
    Adjacency prerequisites = scope.prerequisites();
    int worst = -1;
    for (int e = prerequisites.begin(position); e < prerequisites.hardEnd(position); e++) {
      int r = prerequisites.target(e);
      worst = worst < 0 || mastery.known(r) < mastery.known(worst) ? r : worst;
    }
    return worst;
  }

  /// Chance that practice brings the topic about, given that it is not known; see [Learnability].
  private double learnable(int position) {
    int row = mastery.row(position);
    return row < 0 ? UNTRIED : state.learnableOf(row, second);
  }

  /// Expected learning: the chance that the topic is not there, that practice can bring it about,
  /// and that its prerequisites are there, the last to the power of the policy's caution.
  double gain(int position) {
    Adjacency prerequisites = scope.prerequisites();
    double ready = 1;
    int e = prerequisites.begin(position);
    for (; e < prerequisites.hardEnd(position); e++) {
      ready *= mastery.known(prerequisites.target(e));
    }
    for (; e < prerequisites.end(position); e++) {
      ready *= 1 - SOFT_SHARE + SOFT_SHARE * mastery.known(prerequisites.target(e));
    }
    double open = (1 - mastery.known(position)) * learnable(position);
    return open * (ready == 1 ? 1 : Math.pow(ready, policy.caution()));
  }

  double goal(int position) {
    return policy.goal() * scope.weight(position) / scope.mostWeight();
  }

  double unlocks(int position) {
    return policy.unlocks() * Math.max(0, values[position] - scope.weight(position)) / most;
  }

  double followed(int position) {
    return policy.followed() == 0 ? 0 : policy.followed() * wentOn(position);
  }

  /// Share of learners like this one who would go on to the topic, 0 to 1; 0 when it is too small
  /// to say anything. Worked out when first asked for.
  double wentOn(int position) {
    TopicChances chances = wentOn;
    if (chances == null) {
      chances = experience.nextTopic().chances(state);
      wentOn = chances;
    }
    double share = chances.of(scope.topicAt(position));
    return share < MIN_SHARE ? 0 : share;
  }

  double continuity(int position) {
    return scope.topicAt(position) == lastTopic && mastery.known(position) < policy.mastered()
        ? policy.continuity()
        : 0;
  }

  double review(int position) {
    return isDue(position) ? policy.review() * (1 - mastery.recall(position)) : 0;
  }

  double repair(int position) {
    return policy.repair() > 0
            && mastery.known(position) < policy.mastered()
            && failing(position) >= 0
        ? policy.repair() * (1 - mastery.known(position))
        : 0;
  }

  /// Topics with the fewest right answers in a row first.
  double confirm(int position) {
    if (!confirming) {
      return 0;
    }
    double shown = Math.min(rightInARow(position), confirmations);
    return policy.confirm() * (1 - shown / (confirmations + 1.0));
  }

  double fit(int position) {
    return query.minutes() > 0 && minutes(position) <= query.minutes() ? policy.fit() : 0;
  }

  /// How early the authors placed it; what practice hardly brings about steps back.
  double order(int position) {
    double early = 1 - scope.rank(position) / (double) scope.size();
    return policy.order() * early * Math.min(1, learnable(position) / UNTRIED);
  }

  /// What is left of the topic at the learner's pace.
  int minutes(int position) {
    double left = experience.minutes(topic(position), state) * (1 - mastery.known(position));
    return (int) Math.max(MIN_MINUTES, Math.rint(left));
  }

  Topic topic(int position) {
    return scope.graph().topic(scope.topicAt(position));
  }

  /// What each open topic is worth: its own weight and a discounted share of what waits for it.
  private double[] values() {
    Adjacency prerequisites = scope.prerequisites();
    int n = scope.size();
    double[] worth = new double[n];
    for (int p = n - 1; p >= 0; p--) {
      if (mastery.known(p) >= policy.mastered()) {
        continue;
      }
      worth[p] += scope.weight(p);
      int open = 0;
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        open += mastery.known(prerequisites.target(e)) < policy.ready() ? 1 : 0;
      }
      double share = policy.discount() * worth[p] / Math.max(1, open);
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        worth[prerequisites.target(e)] += share;
      }
    }
    return worth;
  }
}
