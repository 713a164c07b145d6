package dev.waymark.simulator.eventlog;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Lesson;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Level;
import dev.waymark.simulator.eventlog.GroundTruth.ResourceEffect;
import dev.waymark.simulator.learner.SimulatedLearner;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a learner does with one topic until turning to another: perhaps a word on what they know,
/// perhaps an answer or two beforehand, then studying, exercises, perhaps a test and a rating.
final class TopicVisit {
  private static final int ITEMS = 8;
  private static final double BY_ACCESS_FREE = 1;
  private static final double BY_ACCESS_OTHER = 0.4;

  private enum Phase {
    OPENING,
    PRETEST,
    START,
    STUDY,
    DRILL,
    TEST,
    RATING,
    OVER
  }

  private final SimulatedLearner learner;
  private final double slowness;
  private final GroundTruth truth;
  private final RandomGenerator random;
  private final int position;
  private final @Nullable Lesson lesson;
  private final boolean studies;
  private final int most;
  private final int enough;
  private Phase phase;
  private int answers;
  private int inARow;

  /// What happened, and with which resource.
  record Deed(Activity activity, @Nullable String resourceId) {}

  /// @param slowness the learner's factor on the minutes that studying takes
  /// @param known whether the learner has finished the topic before and only refreshes it
  TopicVisit(
      SimulatedLearner learner,
      double slowness,
      GroundTruth truth,
      RandomGenerator random,
      int position,
      boolean known) {
    this.learner = learner;
    this.slowness = slowness;
    this.truth = truth;
    this.random = random;
    this.position = position;
    studies = !known && random.nextDouble() < 0.85;
    lesson = studies && random.nextDouble() < 0.85 ? pick() : null;
    most = known ? 1 + random.nextInt(3) : 4 + random.nextInt(6);
    enough = 2 + random.nextInt(2);
    phase = known ? Phase.DRILL : opening();
  }

  private Phase opening() {
    return random.nextDouble() < 0.2
        ? Phase.OPENING
        : random.nextDouble() < 0.3 ? Phase.PRETEST : Phase.START;
  }

  /// One of the topic's lessons, rather those that cover much and are free.
  private @Nullable Lesson pick() {
    GoalScope scope = truth.scope();
    List<Lesson> lessons = scope.graph().lessons(scope.topicAt(position));
    double[] upTo = new double[lessons.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      Lesson candidate = lessons.get(i);
      boolean free = candidate.resource().access() == Access.FREE;
      sum += candidate.teaching().coverage() * (free ? BY_ACCESS_FREE : BY_ACCESS_OTHER);
      upTo[i] = sum;
    }
    double drawn = random.nextDouble() * sum;
    for (int i = 0; i < upTo.length; i++) {
      if (drawn < upTo[i]) {
        return lessons.get(i);
      }
    }
    return null;
  }

  int position() {
    return position;
  }

  boolean over() {
    return phase == Phase.OVER;
  }

  /// Minutes from the last event to the next.
  double pause() {
    return switch (phase) {
      case OPENING, START, RATING -> 0.3 + random.nextDouble();
      case PRETEST, DRILL -> 0.7 + 4 * random.nextDouble();
      case STUDY -> 20 + 60 * random.nextDouble();
      case TEST -> 8 + 15 * random.nextDouble();
      case OVER -> 1 + 5 * random.nextDouble();
    };
  }

  /// The next thing that the learner does.
  Deed next() {
    return switch (phase) {
      case OPENING -> {
        phase = Phase.START;
        yield about(new Activity.SelfAssessed(level()));
      }
      case PRETEST -> {
        Activity answer = answer();
        phase = inARow >= 2 ? Phase.DRILL : answers >= 2 ? Phase.START : Phase.PRETEST;
        yield about(answer);
      }
      case START -> {
        phase = studies ? Phase.STUDY : Phase.DRILL;
        yield with(new Activity.Started());
      }
      case STUDY -> {
        phase = Phase.DRILL;
        yield with(new Activity.Completed(study()));
      }
      case DRILL -> {
        Activity answer = answer();
        if (inARow >= enough || answers >= most) {
          phase = random.nextDouble() < 0.25 ? Phase.TEST : rating();
        }
        yield about(answer);
      }
      case TEST -> {
        phase = rating();
        yield about(new Activity.Assessed(score()));
      }
      case RATING -> {
        phase = Phase.OVER;
        yield with(new Activity.Rated(stars()));
      }
      case OVER -> throw new IllegalStateException("the visit is over");
    };
  }

  private Phase rating() {
    return lesson != null && random.nextDouble() < 0.35 ? Phase.RATING : Phase.OVER;
  }

  private static Deed about(Activity activity) {
    return new Deed(activity, null);
  }

  private Deed with(Activity activity) {
    return new Deed(activity, lesson == null ? null : lesson.resource().id());
  }

  private Level level() {
    double felt = learner.ability(position) + 0.25 * random.nextGaussian();
    return felt > 0.7 ? Level.KNOWN : felt > 0.35 ? Level.FAMILIAR : Level.UNKNOWN;
  }

  private Activity answer() {
    GoalScope scope = truth.scope();
    String topicId = scope.graph().topic(scope.topicAt(position)).id();
    boolean right = learner.practise(position);
    answers++;
    inARow = right ? inARow + 1 : 0;
    return new Activity.Practised(topicId + "-q" + (1 + random.nextInt(ITEMS)), right);
  }

  private OptionalDouble study() {
    double minutes = minutes();
    if (lesson == null) {
      learner.study(position, LogLearnerKinds.STUDY_ALONE);
    } else {
      ResourceEffect effect = truth.resource(lesson.resource().id());
      learner.study(
          position,
          LogLearnerKinds.STUDY * lesson.teaching().coverage() * Math.exp(effect.effect()));
      minutes *= effect.pace();
    }
    return random.nextDouble() < 0.9
        ? OptionalDouble.of(Math.ceil(minutes))
        : OptionalDouble.empty();
  }

  private double minutes() {
    GoalScope scope = truth.scope();
    double planned = scope.graph().topic(scope.topicAt(position)).minutes();
    double today = Math.exp(0.2 * random.nextGaussian());
    return Math.clamp(planned * truth.pace(position) * slowness * today, 1, 20_000);
  }

  private double score() {
    int points = 0;
    for (int question = 0; question < 10; question++) {
      points += learner.practise(position) ? 1 : 0;
    }
    return points / 10.0;
  }

  private int stars() {
    double bias = lesson == null ? 0 : truth.resource(lesson.resource().id()).ratingBias();
    return Math.clamp(Math.round(3.7 + bias + 0.8 * random.nextGaussian()), 1, 5);
  }
}
