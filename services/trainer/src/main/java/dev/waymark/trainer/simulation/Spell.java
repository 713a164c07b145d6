package dev.waymark.trainer.simulation;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Lesson;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Level;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a learner does with one topic until turning to another: perhaps a word on what they know,
/// perhaps an answer or two beforehand, then studying, exercises, perhaps a test and a rating.
final class Spell {
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

  private final Student student;
  private final Nature nature;
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

  /// @param known whether the learner has finished the topic before and only refreshes it
  Spell(Student student, Nature nature, RandomGenerator random, int position, boolean known) {
    this.student = student;
    this.nature = nature;
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
    GoalScope scope = nature.scope();
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
  Deed next(Instant at) {
    return switch (phase) {
      case OPENING -> {
        phase = Phase.START;
        yield about(new Activity.SelfAssessed(level(at)));
      }
      case PRETEST -> {
        Activity answer = answer(at);
        phase = inARow >= 2 ? Phase.DRILL : answers >= 2 ? Phase.START : Phase.PRETEST;
        yield about(answer);
      }
      case START -> {
        phase = studies ? Phase.STUDY : Phase.DRILL;
        yield with(new Activity.Started());
      }
      case STUDY -> {
        phase = Phase.DRILL;
        yield with(new Activity.Completed(study(at)));
      }
      case DRILL -> {
        Activity answer = answer(at);
        if (inARow >= enough || answers >= most) {
          phase = random.nextDouble() < 0.25 ? Phase.TEST : rating();
        }
        yield about(answer);
      }
      case TEST -> {
        phase = rating();
        yield about(new Activity.Assessed(score(at)));
      }
      case RATING -> {
        phase = Phase.OVER;
        yield with(new Activity.Rated(stars()));
      }
      case OVER -> throw new IllegalStateException("the spell is over");
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

  private Level level(Instant at) {
    double felt = student.ability(position, at) + 0.25 * random.nextGaussian();
    return felt > 0.7 ? Level.KNOWN : felt > 0.35 ? Level.FAMILIAR : Level.UNKNOWN;
  }

  private Activity answer(Instant at) {
    GoalScope scope = nature.scope();
    String topicId = scope.graph().topic(scope.topicAt(position)).id();
    boolean right = student.answer(position, at);
    answers++;
    inARow = right ? inARow + 1 : 0;
    return new Activity.Practised(topicId + "-q" + (1 + random.nextInt(ITEMS)), right);
  }

  private OptionalDouble study(Instant at) {
    double minutes =
        lesson == null
            ? student.study(position, at)
            : student.study(position, lesson.teaching(), nature.lore(lesson.resource().id()), at);
    return random.nextDouble() < 0.9
        ? OptionalDouble.of(Math.ceil(minutes))
        : OptionalDouble.empty();
  }

  private double score(Instant at) {
    int points = 0;
    for (int question = 0; question < 10; question++) {
      points += student.answer(position, at) ? 1 : 0;
    }
    return points / 10.0;
  }

  private int stars() {
    double charm = lesson == null ? 0 : nature.lore(lesson.resource().id()).charm();
    return Math.clamp(Math.round(3.7 + charm + 0.8 * random.nextGaussian()), 1, 5);
  }
}
