package dev.waymark.engine.learner;

import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.Activity.Rated;
import dev.waymark.engine.learner.Activity.Reset;
import dev.waymark.engine.learner.Activity.SelfAssessed;
import dev.waymark.engine.learner.Activity.Started;
import org.jspecify.annotations.Nullable;

/// Statistics of one topic while an event is being applied to them.
final class ProgressUpdate {
  private static final double MIN_GAIN = -8;
  private static final double MAX_GAIN = 12;
  private static final double MAX_LEARNED = 100;
  private static final double SECONDS_A_DAY = 86_400;

  /// Share of a topic from which a graded answer counts as one on the topic.
  private static final double WHOLE = 0.5;

  private final EvidenceWeights weights;
  private final double share;
  private final double learnCompleted;
  private final long second;
  private final String topicId;
  private final int learnt;
  private final boolean shownBefore;
  private final long previousSecond;
  private AnswerBelief answers;
  private Learnability learnability;
  private final int resource;
  private int graded;
  private int succeeded;
  private int attempts;
  private int successes;
  private int outcomes;
  private boolean firstRight;
  private int firstWeight;
  private double gain;
  private double learned;
  private final long firstSecond;
  private final long lastSecond;
  private long refreshedSecond;
  private double stabilityDays;
  private boolean started;
  private boolean completed;
  private int selfAssessed;
  private long dismissedUntilSecond;
  private long dismissalSecond;

  /// Whether something later on the topic counts already.
  private final boolean late;

  /// @param p before the event
  /// @param totals of the learner before the event
  /// @param resourceId what the learner used; `null`: not said
  /// @param share of the topic that the event is about, over 0 to 1
  ProgressUpdate(
      TopicProgress p,
      EvidenceWeights weights,
      LearnerTotals totals,
      double share,
      long second,
      @Nullable String resourceId) {
    this.weights = weights;
    this.share = share;
    this.second = second;
    learnt = totals.learnt();
    learnability = p.learnability();
    resource =
        resourceId == null || (second < p.lastSecond() && p.resource() != 0)
            ? p.resource()
            : TopicProgress.codeOf(resourceId);
    shownBefore = isShown(p.successes(), p.completed(), p.selfAssessed());
    previousSecond = p.lastSecond() == 0 ? second : p.lastSecond();
    answers = totals.answers();
    learnCompleted =
        totals.attempts() > 0 ? weights.learnCompletedTested() : weights.learnCompleted();
    topicId = p.topicId();
    attempts = p.attempts();
    successes = p.successes();
    outcomes = p.outcomes();
    firstRight = p.firstRight();
    firstWeight = p.firstWeight();
    gain = p.gain();
    learned = p.learned();
    firstSecond = p.firstSecond() == 0 ? second : Math.min(second, p.firstSecond());
    lastSecond = Math.max(second, p.lastSecond());
    refreshedSecond = p.refreshedSecond();
    stabilityDays = p.stabilityDays();
    started = p.started();
    completed = p.completed();
    selfAssessed = p.selfAssessed();
    dismissedUntilSecond = p.dismissedUntilSecond();
    dismissalSecond = p.dismissalSecond();
    late = second < p.lastSecond();
  }

  /// The statistics after the event.
  TopicProgress apply(Activity activity) {
    change(activity);
    return new TopicProgress(
        topicId,
        attempts,
        successes,
        outcomes,
        firstRight,
        firstWeight,
        gain,
        learned,
        firstSecond,
        lastSecond,
        refreshedSecond,
        stabilityDays,
        started,
        completed,
        selfAssessed,
        dismissedUntilSecond,
        dismissalSecond,
        learnability,
        resource);
  }

  private static boolean isShown(int successes, boolean completed, int selfAssessed) {
    return successes > 0 || completed || selfAssessed == 3;
  }

  /// Whether the event is the first that speaks for knowing the topic.
  boolean isShownFirst() {
    return !shownBefore && isShown(successes, completed, selfAssessed);
  }

  /// 1 when the event was a graded answer on the topic, else 0.
  int graded() {
    return graded;
  }

  /// Whether something later on the topic counted before the event.
  boolean isLate() {
    return late;
  }

  /// 1 when it was a right one, else 0.
  int succeeded() {
    return succeeded;
  }

  /// What to think of the learner's answers from now on.
  AnswerBelief answers() {
    return answers;
  }

  private void change(Activity activity) {
    switch (activity) {
      case Started _ -> {
        started = true;
        dismiss(0);
        refresh();
        believe(weights.started(), 0);
      }
      case Completed _ -> completed();
      case Practised(_, boolean correct) -> graded(correct, 1);
      case Assessed(double score) -> graded(score >= weights.passScore(), testWeight(score));
      case SelfAssessed(Activity.Level level) -> {
        switch (level) {
          case KNOWN -> {
            judge(3);
            refresh();
            believe(weights.selfKnown(), 0);
          }
          case FAMILIAR -> {
            judge(2);
            refresh();
            believe(weights.selfFamiliar(), 0);
          }
          case UNKNOWN -> {
            judge(1);
            doubt(weights.selfUnknown());
          }
        }
      }
      case Dismissed d -> dismiss(d.untilSecond());
      case Rated _, Reset _ -> throw new IllegalArgumentException("leaves no statistics");
    }
  }

  /// The last dismissal or return by the time at which it occurred decides.
  private void dismiss(long untilSecond) {
    if (second >= dismissalSecond) {
      dismissedUntilSecond = untilSecond;
      dismissalSecond = second;
    }
  }

  /// Keeps what the learner said of themselves after something later on the topic.
  private void judge(int level) {
    if (!late || selfAssessed == 0) {
      selfAssessed = level;
    }
  }

  /// What a test counts: as many answers as the table says by its distance from the pass mark, but
  /// one at most for a learner whose results come and go like guesses.
  private double testWeight(double score) {
    double pass = weights.passScore();
    double distance = score >= pass ? (score - pass) / (1 - pass) : (pass - score) / pass;
    double most = 1 + (weights.assessed() - 1) * answers.reliability();
    return most * distance * distance * distance;
  }

  /// Who comes back to something completed or tried has not learnt it the first time, so the second
  /// completion counts as one more try.
  private void completed() {
    refresh();
    if (completed || attempts > 0) {
      believe(weights.started(), weights.learnCompletedAgain());
    } else {
      believe(weights.completed(), learnCompleted);
    }
    completed = true;
  }

  /// A late answer counts as if it were the first on its topic: later ones have the last word.
  ///
  /// What an answer says in full, to whatever it says it, a test says up to the same share: so
  /// results just above and just below the pass mark say nearly the same, which is nearly nothing.
  ///
  /// @param weight of the answer as evidence, 1 for an exercise
  private void graded(boolean success, double weight) {
    double part = Math.min(1, weight);
    int known = AnswerTables.history(attempts, outcomes);
    int history = late ? AnswerTables.history(0, 0) : known;
    AnswerBelief.Chances chances = answers.chances(history);
    if (share >= WHOLE) {
      if (!late) {
        learnability =
            learnability
                .later(learnt, second - previousSecond)
                .after(StrictMath.pow(answers.fruitless(history, success), part));
      }
      graded = 1;
      succeeded = success ? 1 : 0;
      if (attempts == 0 || late) {
        int counts = (int) Math.rint(part * TopicProgress.WHOLE);
        // A late answer of the same outcome must not take weight off it.
        firstWeight =
            attempts > 0 && firstRight == success ? Math.max(firstWeight, counts) : counts;
        firstRight = success;
      }
      outcomes = late ? first(succeeded) : (outcomes << 1 | succeeded) & 0xFF;
      if (attempts < ProgressRows.MAX_ATTEMPTS) {
        attempts++;
        successes += succeeded;
      }
      answers = answers.after(known, AnswerTables.history(attempts, outcomes), part);
    }
    if (success) {
      refresh();
      add(
          weight * Math.log((1 - chances.slip()) / chances.guess()),
          weights.learnPractised() * part);
      if (!late) {
        double odds = Math.min(MAX_LEARNED, answers.odds(AnswerTables.next(history, true)));
        learned = Math.max(learned, odds * share * part);
      }
    } else {
      takeOff(weight * Math.log(chances.slip() / (1 - chances.guess())));
      if (stabilityDays > 0 && !late) {
        stabilityDays = Forgetting.afterFailure(stabilityDays, elapsedDays(), failureShare());
      }
    }
  }

  /// The last outcomes with one before them; it is forgotten where there are eight.
  private int first(int outcome) {
    return attempts < 8 ? outcomes | outcome << attempts : outcomes;
  }

  private void believe(double weight, double learn) {
    add(weight * weights.success(), learn);
  }

  private void doubt(double weight) {
    takeOff(weight * weights.failure());
  }

  /// Evidence turns odds `o` into `exp(ratio) · o / (1 - learnt) + learnt / (1 - learnt)`. That of
  /// a late event is applied before all that the row holds, other evidence after it.
  ///
  /// @param ratio logarithm of a likelihood ratio, at least 0
  private void add(double ratio, double learn) {
    double learnt = learn * share;
    learned =
        Math.min(
            MAX_LEARNED,
            late
                ? learned + Math.exp(gain) * learnt / (1 - learnt)
                : (learned * Math.exp(ratio * share) + learnt) / (1 - learnt));
    gain = Math.min(MAX_GAIN, gain + ratio * share - Math.log1p(-learnt));
  }

  /// @param ratio logarithm of a likelihood ratio, at most 0
  private void takeOff(double ratio) {
    gain = Math.max(MIN_GAIN, gain + ratio * share);
    if (!late) {
      learned *= Math.exp(ratio * share);
    }
  }

  /// Whatever speaks for the topic winds its clock; else a success reported late would make what
  /// was believed before it look old.
  private void refresh() {
    stabilityDays =
        stabilityDays == 0
            ? weights.stabilityDays()
            : Forgetting.afterSuccess(stabilityDays, elapsedDays(), failureShare());
    refreshedSecond = Math.max(refreshedSecond, second);
  }

  private double elapsedDays() {
    return Math.max(0, second - refreshedSecond) / SECONDS_A_DAY;
  }

  private double failureShare() {
    return attempts == 0 ? 0 : (attempts - successes) / (double) attempts;
  }
}
