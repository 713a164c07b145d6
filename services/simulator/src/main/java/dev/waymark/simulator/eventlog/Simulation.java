package dev.waymark.simulator.eventlog;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.learner.SimulatedLearner;
import dev.waymark.simulator.learner.TopicTruth;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All learners of a plan, their events merged in the order of time. In memory are the learners who
/// have come and not yet gone.
public final class Simulation {
  private final SimulationPlan plan;
  private final GroundTruth truth;
  private final TopicTruth topics;
  private final NextSteps engine = new NextSteps(new BktModel(), Policy.STANDARD);
  private final int[] byRank;
  private final int[] budgets;

  /// A learner's place in the queue.
  private static final class Life {
    final int number;
    final Calendar calendar;
    final SplittableRandom random;
    int left;
    long at;
    @Nullable Journey journey;

    Life(int number, Calendar calendar, SplittableRandom random, int left) {
      this.number = number;
      this.calendar = calendar;
      this.random = random;
      this.left = left;
      at = calendar.next(0);
    }
  }

  public Simulation(SimulationPlan plan, GoalScope scope) {
    this.plan = plan;
    truth = new GroundTruth(scope, plan.seed());
    topics = truth.topics();
    byRank = TopicChoice.inOrder(scope);
    budgets = budgets();
  }

  public GroundTruth truth() {
    return truth;
  }

  /// Runs to the end.
  ///
  /// @param events hears each event, in the order of time
  /// @param leaving hears each learner when they have done all they will do
  public void run(Consumer<ProgressEvent> events, Consumer<Journey> leaving) {
    var queue =
        new PriorityQueue<Life>(
            Comparator.<Life>comparingLong(life -> life.at).thenComparingInt(life -> life.number));
    for (int number = 1; number <= plan.learners(); number++) {
      queue.add(life(number));
    }
    for (Life life = queue.poll(); life != null; life = queue.poll()) {
      Instant at = Instant.ofEpochMilli(life.at);
      Journey journey = life.journey == null ? journey(life.number, life.random) : life.journey;
      life.journey = journey;
      events.accept(journey.next(at));
      if (--life.left > 0) {
        life.at = life.calendar.next(journey.pause());
        queue.add(life);
      } else {
        leaving.accept(journey);
      }
    }
  }

  /// A learner before the first event, to be moved by the caller.
  ///
  /// @param number from 1; learners of equal number and seed are equal
  public Journey journey(int number) {
    return journey(number, random(number));
  }

  private Journey journey(int number, SplittableRandom random) {
    String learnerId = "sim-%06d".formatted(number);
    return new Journey(
        learnerId,
        learnerId + "-" + Long.toHexString(plan.seed()),
        learner(random),
        truth,
        new TopicChoice(engine, truth.scope(), byRank, random),
        random);
  }

  private SimulatedLearner learner(SplittableRandom random) {
    LearnerKind kind = LogLearnerKinds.ALL.get(random.nextInt(LogLearnerKinds.ALL.size()));
    return new SimulatedLearner(kind, truth.scope(), topics, random.nextLong());
  }

  private SplittableRandom random(int number) {
    return new SplittableRandom(plan.seed() * 0x9E37_79B9_7F4A_7C15L + number);
  }

  /// Most come early and stay to the end, some come late, some leave early.
  private Life life(int number) {
    SplittableRandom random = random(number);
    long end = plan.until().toEpochMilli();
    long span = plan.until().toEpochMilli() - plan.from().toEpochMilli();
    long from = plan.from().toEpochMilli() + (long) (span * 0.6 * random.nextDouble());
    long until =
        random.nextDouble() < 0.6 ? end : from + (long) ((end - from) * random.nextDouble(0.4, 1));
    int budget = budgets[number - 1];
    return new Life(number, new Calendar(random, from, until, budget), random, budget);
  }

  /// How many events each learner has: at least one, few have very many, together all of the plan.
  private int[] budgets() {
    var random = new SplittableRandom(~plan.seed());
    double[] eager = new double[plan.learners()];
    Arrays.setAll(eager, _ -> Math.exp(0.6 * random.nextGaussian()));
    double all = Arrays.stream(eager).sum();
    long spare = plan.events() - plan.learners();
    int[] result = new int[eager.length];
    double due = 0;
    long given = 0;
    for (int i = 0; i < eager.length; i++) {
      due += spare * eager[i] / all;
      long share = i == eager.length - 1 ? spare - given : Math.max(0, Math.round(due) - given);
      given += share;
      result[i] = Math.toIntExact(1 + share);
    }
    return result;
  }
}
