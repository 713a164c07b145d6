package dev.waymark.engine.learner;

import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.Activity.Rated;
import dev.waymark.engine.learner.Activity.Reset;
import dev.waymark.engine.learner.Activity.SelfAssessed;
import dev.waymark.engine.learner.Activity.Started;

/// Statistics of one topic while an event is being applied to them.
final class ProgressUpdate {
  private static final double LOWEST_GAIN = -8;
  private static final double HIGHEST_GAIN = 12;
  private static final double MOST_LEARNED = 100;
  private static final double SECONDS_A_DAY = 86_400;

  private final EvidenceWeights weights;
  private final double share;
  private final AnswerRates rates;
  private final long second;
  private final String topicId;
  private int attempts;
  private int successes;
  private int outcomes;
  private boolean firstRight;
  private double gain;
  private double learned;
  private long lastSecond;
  private long refreshedSecond;
  private double stabilityDays;
  private boolean started;
  private boolean completed;
  private int selfAssessed;
  private long dismissedUntilSecond;

  /// @param share of the topic that the event is about, over 0 to 1
  private ProgressUpdate(
      TopicProgress p, EvidenceWeights weights, AnswerRates rates, double share, long second) {
    this.rates = rates;
    this.weights = weights;
    this.share = share;
    this.second = second;
    topicId = p.topicId();
    attempts = p.attempts();
    successes = p.successes();
    outcomes = p.outcomes();
    firstRight = p.firstRight();
    gain = p.gain();
    learned = p.learned();
    lastSecond = Math.max(second, p.lastSecond());
    refreshedSecond = p.refreshedSecond();
    stabilityDays = p.stabilityDays();
    started = p.started();
    completed = p.completed();
    selfAssessed = p.selfAssessed();
    dismissedUntilSecond = p.dismissedUntilSecond();
  }

  static TopicProgress apply(
      TopicProgress before,
      Activity activity,
      EvidenceWeights weights,
      AnswerRates rates,
      double share,
      long second) {
    var update = new ProgressUpdate(before, weights, rates, share, second);
    update.apply(activity);
    return update.result();
  }

  private void apply(Activity activity) {
    switch (activity) {
      case Started _ -> {
        started = true;
        dismissedUntilSecond = 0;
        refresh();
        believe(weights.started(), 0);
      }
      case Completed _ -> completed();
      case Practised(_, boolean correct) -> graded(correct, 1);
      case Assessed(double score) -> {
        boolean passed = score >= weights.passScore();
        double distance =
            passed
                ? (score - weights.passScore()) / (1 - weights.passScore())
                : (weights.passScore() - score) / weights.passScore();
        graded(passed, weights.assessed() * distance * distance * distance);
      }
      case SelfAssessed(Activity.Level level) -> {
        switch (level) {
          case KNOWN -> {
            selfAssessed = 3;
            refresh();
            believe(weights.selfKnown(), 0);
          }
          case FAMILIAR -> {
            selfAssessed = 2;
            refresh();
            believe(weights.selfFamiliar(), 0);
          }
          case UNKNOWN -> {
            selfAssessed = 1;
            doubt(weights.selfUnknown());
          }
        }
      }
      case Dismissed d ->
          dismissedUntilSecond = d.until() == null ? Long.MAX_VALUE : d.until().getEpochSecond();
      case Rated _, Reset _ -> throw new IllegalArgumentException("leaves no statistics");
    }
  }

  /// Who comes back to something completed or tried has not learnt it the first time, so the second
  /// completion counts as one more try.
  private void completed() {
    refresh();
    if (completed || attempts > 0) {
      believe(weights.started(), weights.learnTrying());
    } else {
      believe(weights.completed(), rates.completion());
    }
    completed = true;
  }

  private void graded(boolean success, double weight) {
    if (success) {
      double not = unlearnt();
      learned = Math.max(learned, (1 - not) / not * share);
    }
    if (share >= 0.5) {
      firstRight = attempts == 0 ? success : firstRight;
      if (attempts < ProgressRows.MOST_ATTEMPTS) {
        attempts++;
        successes += success ? 1 : 0;
      }
      outcomes = (outcomes << 1 | (success ? 1 : 0)) & 0xFF;
    }
    if (success) {
      refresh();
      believe(weight, weights.learnPractised());
    } else {
      doubt(weight);
      if (stabilityDays > 0) {
        stabilityDays = Forgetting.afterFailure(stabilityDays, elapsedDays(), failureShare());
      }
    }
  }

  /// Chance that neither what was known at first nor earlier answers taught the topic.
  private double unlearnt() {
    return attempts == 0
        ? 1 - rates.first()
        : Math.pow(1 - rates.retry(), Math.min(attempts, weights.mostTries()));
  }

  private void believe(double weight, double learn) {
    double ratio = weight * share * weights.success(rates.guess());
    double learnt = learn * share;
    gain = Math.min(HIGHEST_GAIN, gain + ratio - Math.log1p(-learnt));
    learned = Math.min(MOST_LEARNED, (learned * Math.exp(ratio) + learnt) / (1 - learnt));
  }

  private void doubt(double weight) {
    double ratio = weight * share * weights.failure(rates.guess());
    gain = Math.max(LOWEST_GAIN, gain + ratio);
    learned *= Math.exp(ratio);
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

  private TopicProgress result() {
    return new TopicProgress(
        topicId,
        attempts,
        successes,
        outcomes,
        firstRight,
        gain,
        learned,
        lastSecond,
        refreshedSecond,
        stabilityDays,
        started,
        completed,
        selfAssessed,
        dismissedUntilSecond);
  }
}
