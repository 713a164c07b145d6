package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.load.outage.AppAnswer;
import dev.waymark.load.outage.Outage;
import dev.waymark.load.outage.OutageResult;
import dev.waymark.load.outage.Outages;
import dev.waymark.load.suite.Checkout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The short form of `./waymark outages`: each part of a suite is stopped or frozen, and comes
/// back.
final class OutagesIT {

  private static final String STEPS = "next steps of a learner in memory";
  private static final List<String> QUESTIONS = List.of(STEPS, "path", "mastery");

  /// The deadline of a call.
  private static final long DEADLINE_MILLIS = 800;

  /// With what a busy machine adds.
  private static final long MAX_MILLIS = 3 * DEADLINE_MILLIS;

  private static Map<Outage, OutageResult> seen = Map.of();

  @BeforeAll
  static void run() throws InterruptedException {
    seen =
        Outages.run(Checkout.ofThisProgram(), List.of(Outage.values()), 4, System.out).stream()
            .collect(Collectors.toMap(OutageResult::outage, it -> it));
  }

  @Test
  void theCatalogueAnswersWhateverIsDown() {
    for (OutageResult each : seen.values()) {
      for (String call : List.of("roadmap", "topic")) {
        assertThat(each.answers().get(call)).as(each.outage() + call).allMatch(AppAnswer::good);
      }
    }
  }

  @Test
  void everyRefusalSaysWhenToAskAgain() {
    for (OutageResult each : seen.values()) {
      each.answers()
          .forEach((call, answers) ->
              assertThat(answers)
                  .as(each.outage() + call)
                  .allMatch(it -> it.good() || (it.status() >= 503 && it.retryAfter())));
    }
  }

  @Test
  void withoutTheRecommenderQuestionsAreRefusedAtOnceAndEventsAreTaken() {
    assertThat(answers(Outage.RECOMMENDER_STOPPED, "progress")).allMatch(AppAnswer::good);
    for (String call : QUESTIONS) {
      assertThat(answers(Outage.RECOMMENDER_STOPPED, call))
          .allMatch(it -> it.status() == 503 && it.millis() < MAX_MILLIS);
    }
  }

  @Test
  void aFrozenRecommenderIsGivenUpOnWithinTheDeadlineAndThenNotWaitedFor() {
    assertThat(answers(Outage.RECOMMENDER_FROZEN, "progress")).allMatch(AppAnswer::good);
    for (String call : QUESTIONS) {
      List<AppAnswer> answers = answers(Outage.RECOMMENDER_FROZEN, call);
      assertThat(answers).allMatch(it -> it.status() >= 503 && it.millis() < MAX_MILLIS);
      assertThat(answers.getLast().status()).isEqualTo(503);
      assertThat(answers.getLast().millis()).isLessThan(DEADLINE_MILLIS);
    }
  }

  @Test
  void withoutKafkaEventsAreRefusedAndQuestionsAnswered() {
    assertThat(answers(Outage.KAFKA_STOPPED, "progress"))
        .allMatch(it -> it.status() == 503 && it.kind().equals("progress-log-unavailable"));
    assertThat(answers(Outage.KAFKA_STOPPED, "profile replaced"))
        .allMatch(it -> it.status() == 503);
    for (String call : QUESTIONS) {
      assertThat(answers(Outage.KAFKA_STOPPED, call)).allMatch(AppAnswer::good);
    }
  }

  @Test
  void withoutNeo4jLearnersInMemoryAreAnsweredAndEventsTaken() {
    assertThat(answers(Outage.NEO4J_STOPPED, "progress")).allMatch(AppAnswer::good);
    for (String call : QUESTIONS) {
      assertThat(answers(Outage.NEO4J_STOPPED, call)).allMatch(AppAnswer::good);
    }
    assertThat(answers(Outage.NEO4J_STOPPED, "next steps of a learner not in memory"))
        .allMatch(it -> it.status() >= 503);
  }

  @Test
  void oneOfTwoRecommendersIsEnough() {
    for (Outage outage : List.of(Outage.ONE_OF_TWO_KILLED, Outage.ONE_OF_TWO_FROZEN)) {
      for (String call : QUESTIONS) {
        assertThat(answers(outage, call))
            .as(outage + call)
            .allMatch(it -> it.good() && it.millis() < MAX_MILLIS);
      }
    }
  }

  @Test
  void whatComesBackIsUsedWithinSeconds() {
    // A recommender that died without a word is missed by its group after 6 s; changes of a profile
    // wait for that.
    assertThat(seen.values()).allMatch(it -> it.backAfter().compareTo(Duration.ofSeconds(20)) < 0);
  }

  private static List<AppAnswer> answers(Outage outage, String call) {
    return Objects.requireNonNull(Objects.requireNonNull(seen.get(outage)).answers().get(call));
  }
}
