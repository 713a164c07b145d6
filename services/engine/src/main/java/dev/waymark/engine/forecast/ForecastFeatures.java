package dev.waymark.engine.forecast;

import static dev.waymark.engine.forecast.ForecastFeature.*;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.learner.AnswerHistory;
import dev.waymark.engine.learner.ItemKey;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.LearnerTotals;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is known of a learner before an answer, as numbers. What holds for the learner as a whole
/// is worked out once, the rest for each topic that is asked for.
public final class ForecastFeatures {
  /// How many numbers a row has.
  public static final int COUNT = ForecastFeature.values().length;

  private static final int WINDOW = 8;
  private static final double MAX_SECONDS = 10 * 365.25 * 86_400;
  private static final double FEW = 3;

  /// What three answers before the first weigh.
  private static final double GHOSTS = 0.8 + 0.8 * 0.8 + 0.8 * 0.8 * 0.8;

  private static final double MANY = 20;

  private final LearnerState state;
  private final AnswerHistory answers;
  private final Ease ease;
  private final long second;
  private final double prior;

  /// The learner's own share of right answers: what to expect of a topic before any.
  private final double own;

  private final double[] ofLearner = new double[COUNT];

  /// @param ease on the graph of the state
  public ForecastFeatures(LearnerState state, Ease ease, Instant at) {
    this.state = state;
    this.ease = ease;
    answers = state.answers();
    second = at.getEpochSecond();
    prior = ease.prior();
    LearnerTotals totals = state.totals();
    own = share(totals.successes(), totals.attempts(), prior);
    learner(totals);
    ability();
  }

  /// Fills a row.
  ///
  /// @param topic the graph's index
  /// @param itemId the item of the topic; `null`: none in particular
  public void fill(int topic, @Nullable String itemId, double[] out) {
    System.arraycopy(ofLearner, 0, out, 0, TOPIC_NEW.place());
    Arrays.fill(out, TOPIC_NEW.place(), COUNT, 0);
    int row = state.rowOf(topic);
    topic(topic, row, out);
    item(topic, row, itemId, out);
    Adjacency prerequisites = state.graph().prerequisites();
    neighbours(prerequisites, topic, PREREQUISITES_ATTEMPTS.place(), out);
    neighbours(state.graph().dependents(), topic, DEPENDENTS_ATTEMPTS.place(), out);
  }

  /// What the topic's and the item's own weights add to the log-odds.
  double own(int topic, @Nullable String itemId) {
    TopicEase own = ease.of(topic);
    if (own == null) {
      return 0;
    }
    int row = state.rowOf(topic);
    double sum = own.intercept();
    if (row >= 0) {
      sum += own.successes() * phi(state.successesOf(row));
      sum += own.attempts() * phi(state.attemptsOf(row));
    }
    int item = itemId == null ? -1 : own.find(key(topic, itemId));
    return item < 0 ? sum : sum + own.itemIntercept()[item];
  }

  private void learner(LearnerTotals totals) {
    double[] out = ofLearner;
    int n = totals.attempts();
    set(out, ALL_SUCCESSES, phi(totals.successes()));
    set(out, ALL_FAILURES, phi(n - totals.successes()));
    set(out, ALL_MEAN, logit(totals.successes(), n, FEW));
    set(out, ALL_MEAN_SLOW, logit(totals.successes(), n, MANY));
    double recent = Math.min(n, 32);
    set(out, ALL_LEVEL, logit(answers.level() * recent, recent, FEW));
    set(out, ALL_FIRST_MEAN, logit(totals.firstSuccesses(), totals.firstAttempts(), FEW));
    set(out, ALL_LAPSES, logit(totals.repeats() - totals.lapses(), totals.repeats(), FEW));
    double fast = prior;
    double slow = prior;
    double fresh = 0;
    int count = answers.recent();
    int right = 0;
    int wrong = 0;
    for (int age = count - 1; age >= 0; age--) {
      int y = answers.isRecentRight(age) ? 1 : 0;
      fast += 0.4 * (y - fast);
      slow += 0.15 * (y - slow);
      fresh += 0.15 * ((answers.isRecentAgain(age) ? 0 : 1) - fresh);
      right = y == 1 ? right + 1 : 0;
      wrong = y == 1 ? 0 : wrong + 1;
    }
    set(out, ALL_TREND_60, fast);
    set(out, ALL_TREND_85, slow);
    set(out, ALL_LAST_RIGHT, right > 0 ? 1 : 0);
    set(out, ALL_RIGHT_STREAK, phi(right));
    set(out, ALL_WRONG_STREAK, phi(wrong));
    set(out, ALL_NEW_ITEMS, fresh);
    set(out, ALL_PAUSE, totals.lastSecond() == 0 ? 0 : phi(seconds(totals.lastSecond())));
  }

  /// One step of Newton's method from 0 for the ability of item response theory: outcomes less what
  /// all learners together make of the same items.
  private void ability() {
    double top = 0;
    double bottom = 1;
    double weight = 1;
    for (int age = 0; age < answers.recent(); age++) {
      int topic = answers.recentTopic(age);
      double p = topic < 0 ? prior : ease.item(topic, answers.recentCode(age));
      top += weight * ((answers.isRecentRight(age) ? 1 : 0) - p);
      bottom += weight * p * (1 - p);
      weight *= 0.9;
    }
    set(ofLearner, ABILITY_RECENT, top / bottom);
    double topicTop = 0;
    double topicBottom = 1;
    for (int row = 0; row < state.size(); row++) {
      int n = state.attemptsOf(row);
      double p = ease.topic(state.topicOf(row));
      topicTop += state.successesOf(row) - n * p;
      topicBottom += n * p * (1 - p);
    }
    set(ofLearner, ABILITY_TOPICS, topicTop / topicBottom);
  }

  private void topic(int topic, int row, double[] out) {
    int attempts = row < 0 ? 0 : state.attemptsOf(row);
    set(out, TOPIC_NEW, attempts == 0 ? 1 : 0);
    if (row >= 0) {
      set(out, TOPIC_STARTED, state.isStarted(row) ? 1 : 0);
      set(out, TOPIC_COMPLETED, state.isCompleted(row) ? 1 : 0);
      set(out, TOPIC_SELF_UNKNOWN, state.selfAssessedOf(row) == 1 ? 1 : 0);
      set(out, TOPIC_SELF_KNOWN, Math.max(0, state.selfAssessedOf(row) - 1));
      if (state.refreshedSecondOf(row) != 0) {
        set(out, TOPIC_RECALL, state.recallOf(row, state.refreshedSecondOf(row), second));
      }
    }
    int successes = row < 0 ? 0 : state.successesOf(row);
    set(out, TOPIC_SUCCESSES, phi(successes));
    set(out, TOPIC_FAILURES, phi(attempts - successes));
    set(out, TOPIC_MEAN, logit(share(successes, attempts, own)));
    recency(row, attempts, out);
    if (attempts > 0) {
      set(out, TOPIC_FIRST_RIGHT, state.isFirstRight(row) ? 1 : -1);
      lag(topic, row, out);
    }
  }

  private void recency(int row, int attempts, double[] out) {
    int known = Math.min(attempts, WINDOW);
    int outcomes = row < 0 ? 0 : state.outcomesOf(row);
    double failure = 0;
    double top = GHOSTS * own;
    double bottom = GHOSTS;
    double fast = own;
    double slow = own;
    for (int k = known - 1; k >= 0; k--) {
      int y = (outcomes >>> k) & 1;
      failure = 0.7 * (1 - y + failure);
      top = 0.8 * (top + y);
      bottom = 0.8 * (bottom + 1);
      fast += 0.4 * (y - fast);
      slow += 0.15 * (y - slow);
    }
    set(out, TOPIC_RECENT_FAILURE, failure);
    set(out, TOPIC_RECENT_PROPORTION, top / bottom);
    set(out, TOPIC_TREND_60, fast);
    set(out, TOPIC_TREND_85, slow);
    int seen = (1 << known) - 1;
    set(out, TOPIC_LAST_RIGHT, known > 0 && (outcomes & 1) == 1 ? 1 : 0);
    set(out, TOPIC_RIGHT_STREAK, phi(Integer.numberOfTrailingZeros(~(outcomes & seen))));
    set(out, TOPIC_WRONG_STREAK, phi(Integer.numberOfTrailingZeros(outcomes | ~seen)));
  }

  private void lag(int topic, int row, double[] out) {
    boolean right = (state.outcomesOf(row) & 1) == 1;
    int lag = 0;
    while (lag < answers.recent() && answers.recentTopic(lag) != topic) {
      lag++;
    }
    double seconds = phi(seconds(state.row(row).lastSecond()));
    set(out, TOPIC_SAME, lag == 0 ? 1 : 0);
    set(out, TOPIC_LAG, phi(lag));
    set(out, TOPIC_LAG_IF_RIGHT, right ? phi(lag) : 0);
    set(out, TOPIC_SECONDS, seconds);
    set(out, TOPIC_SECONDS_IF_RIGHT, right ? seconds : 0);
  }

  private void item(int topic, int row, @Nullable String itemId, double[] out) {
    int items = row < 0 ? 0 : answers.itemsOf(row);
    set(out, TOPIC_ITEMS, items);
    if (itemId == null) {
      set(out, ITEM_NONE, 1);
      return;
    }
    long key = key(topic, itemId);
    int code = ItemKey.code(key);
    TopicEase known = ease.of(topic);
    set(out, ITEM_KNOWN, known != null && known.find(key) >= 0 ? 1 : 0);
    int found = row < 0 ? -1 : answers.find(row, code);
    int lag = 0;
    while (lag < answers.recent()
        && !(answers.recentTopic(lag) == topic && answers.recentCode(lag) == code)) {
      lag++;
    }
    boolean recent = lag < answers.recent();
    if (found >= 0) {
      boolean right = answers.isLastRight(row, found);
      boolean repeated = answers.isRepeated(row, found);
      set(out, ITEM_LAST_RIGHT, right ? 1 : 0);
      set(out, ITEM_LAST_WRONG, right ? 0 : 1);
      set(out, ITEM_FIRST_RIGHT, answers.isFirstRight(row, found) ? 1 : 0);
      set(out, ITEM_REPEATED, repeated ? 1 : 0);
      set(out, ITEM_REPEATED_LAST_RIGHT, repeated && right ? 1 : 0);
    } else if (recent) {
      set(out, answers.isRecentRight(lag) ? ITEM_LAST_RIGHT : ITEM_LAST_WRONG, 1);
    } else {
      set(out, items < AnswerHistory.MAX_ITEMS ? ITEM_NEW : ITEM_UNSURE, 1);
    }
    if (recent) {
      double near = 1 / (1.0 + lag);
      set(out, ITEM_SAME, lag == 0 ? 1 : 0);
      set(out, ITEM_RECENT, near);
      set(out, ITEM_RECENT_RIGHT, answers.isRecentRight(lag) ? near : 0);
    }
  }

  private long key(int topic, String itemId) {
    return ItemKey.of(state.graph().topic(topic).id(), itemId);
  }

  private void neighbours(Adjacency edges, int topic, int at, double[] out) {
    int attempts = 0;
    int successes = 0;
    for (int e = edges.begin(topic); e < edges.end(topic); e++) {
      int row = state.rowOf(edges.target(e));
      if (row >= 0) {
        attempts += state.attemptsOf(row);
        successes += state.successesOf(row);
      }
    }
    out[at] = phi(attempts);
    out[at + 1] = attempts == 0 ? 0 : logit(share(successes, attempts, own)) - logit(own);
  }

  private double seconds(long since) {
    return Math.clamp((double) (second - since), 0, MAX_SECONDS);
  }

  private double logit(double successes, double attempts, double strength) {
    return logit((successes + strength * prior) / (attempts + strength));
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  private static double share(double successes, double attempts, double expected) {
    return (successes + FEW * expected) / (attempts + FEW);
  }

  private static double phi(double x) {
    return Math.log1p(x);
  }

  private static void set(double[] out, ForecastFeature feature, double value) {
    out[feature.place()] = value;
  }
}
