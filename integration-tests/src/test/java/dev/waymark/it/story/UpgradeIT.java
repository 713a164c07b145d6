package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.Database;
import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.Recommender;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.WaymarkScript.Ran;
import dev.waymark.load.suite.LeadingForm;
import dev.waymark.standalone.backends.Loopback;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A build that stores learners in another form replaces the one before it and is taken back, while
/// apps send progress and ask for next steps.
@ExtendWith(SharedSuite.class)
final class UpgradeIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";
  private static final String TOKEN = "Waymark-Consistency-Token";
  private static final String BAD = "upgrade-bad-";

  /// Time to leave, as a pod has.
  private static final String DRAIN = "-Dquarkus.shutdown.delay=2s";

  /// So many that on a fast machine none answers more often than a topic counts.
  private static final int LEARNERS = 60;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static LeadingForm formerForm;
  private static LeadingForm nextForm;
  private static Recommender former;
  private static Recommender next;
  private static Program gateway;
  private static RestApi rest;

  @BeforeAll
  static void start(RunningSuite suite) throws InterruptedException {
    former = suite.recommender("upgrade-former", DRAIN);
    try (Database database = new Database(suite)) {
      formerForm = database.form();
      nextForm = formerForm.next();
    }
    next =
        suite.recommender(
            "upgrade-next", DRAIN, "-Dwaymark.recommender.stored-form=" + nextForm.number());
    int port = Loopback.freePort();
    // On a busy machine a late answer is no fault of an upgrade.
    gateway =
        suite.gateway(
            "upgrade-gateway",
            port,
            "-Dwaymark.gateway.recommender.addresses=127.0.0.1:%d,127.0.0.1:%d"
                .formatted(former.grpcPort(), next.grpcPort()),
            "-Dwaymark.gateway.recommender.deadline=4s");
    rest = new RestApi(URI.create("http://127.0.0.1:" + port + "/"));
    former.program().start();
    former.awaitReady();
    suite.recommender().stop();
    gateway.start();
    gateway.awaitReady(rest.base().resolve("/q/health/ready"));
  }

  @AfterAll
  static void stop(RunningSuite suite) throws InterruptedException {
    gateway.close();
    next.close();
    // The former form leads again, whatever came of the test.
    suite.recommender().start();
    suite.awaitRecommender();
    former.close();
    suite.operator("forget-other-forms", "--yes");
  }

  @Test
  void anUpgradeAndItsRollbackLoseNoRequestAndNoEvent(RunningSuite suite) throws Exception {
    try (KafkaLog log = new KafkaLog(suite.kafkaBootstrapServers());
        Database database = new Database(suite);
        Load load = new Load(log)) {
      Thread.sleep(3_000);

      next.program().start();
      next.awaitReady();
      assertThat(next.program().printed())
          .contains("Form %d of the stored state is built".formatted(nextForm.number()));
      Thread.sleep(2_000);
      former.program().stop();
      awaitLead(next, nextForm);
      long upgraded = load.accepted();
      Thread.sleep(3_000);

      former.program().start();
      former.awaitReady();
      Thread.sleep(2_000);
      next.program().stop();
      awaitLead(former, formerForm);
      long rolledBack = load.accepted();
      Thread.sleep(3_000);
      load.end();

      System.out.printf(
          "Upgrade and rollback: %d next steps asked, %d events accepted (%d before the upgrade was over, %d before the rollback was), %d of them read back by their token, %d bad records; failed: %s%n",
          load.asked.get(),
          load.accepted(),
          upgraded,
          rolledBack,
          load.readBack.get(),
          load.bad.get(),
          load.failures);
      assertThat(load.failures).isEmpty();
      assertThat(load.asked.get()).isGreaterThan(200);
      assertThat(load.accepted()).isGreaterThan(rolledBack);
      for (LearnerApi learner : load.learners) {
        assertThat(
                learner
                    .mastery(ROADMAP, TOPIC, load.tokens.getOrDefault(learner.id(), ""))
                    .path("evidence")
                    .path("attempts")
                    .asLong())
            .isEqualTo(load.accepted(learner));
      }
      assertRejectedOnce(log, load);
      assertVerified(suite.operator("verify"));
      Ran beside = suite.operator(nextBuild(), "verify");
      assertVerified(beside);
      assertThat(beside.printed())
          .contains(
              "Form %d is in use; compared is form %d"
                  .formatted(formerForm.number(), nextForm.number()));

      LearnerApi erased = load.learners.getFirst();
      assertThat(database.mentions(erased.id())).isEqualTo(2);
      erased.erase();
      await().atMost(PATIENCE).until(() -> database.mentions(erased.id()) == 0);

      Ran refused = suite.operator(nextBuild(), "forget-other-forms", "--yes");
      assertThat(refused.exitCode()).as(refused.printed()).isEqualTo(2);
      assertThat(refused.printed())
          .contains(
              "Form %d is in use, and this build stores form %d"
                  .formatted(formerForm.number(), nextForm.number()));
      Ran forgotten = suite.operator("forget-other-forms", "--yes");
      assertThat(forgotten.exitCode()).as(forgotten.printed()).isZero();
      assertThat(forgotten.printed())
          .contains(" learners in form %d.".formatted(nextForm.number()));
      for (String left :
          List.of(
              "MATCH (l:Learner) RETURN count(l)", "MATCH (p:PartitionOffset) RETURN count(p)")) {
        assertThat(database.number(left, Map.of())).isPositive();
        assertThat(database.number(nextForm.in(left), Map.of())).isZero();
      }
    }
  }

  private static Map<String, String> nextBuild() {
    return Map.of("WAYMARK_RECOMMENDER_STORED_FORM", Integer.toString(nextForm.number()));
  }

  private static void awaitLead(Recommender recommender, LeadingForm form) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            recommender
                .program()
                .printed()
                .contains(
                    "Form %d of the stored state is in use from now on".formatted(form.number())));
  }

  private static void assertVerified(Ran verified) {
    assertThat(verified.exitCode()).as(verified.printed()).isZero();
    assertThat(verified.printed()).contains(" 0 differences");
  }

  /// Each bad record has one dead letter.
  private static void assertRejectedOnce(KafkaLog log, Load load) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(letters(log)).hasSize((int) load.bad.get()));
    assertThat(new HashSet<>(letters(log))).hasSize((int) load.bad.get());
  }

  private static List<String> letters(KafkaLog log) {
    return log
        .records(
            "waymark.progress.v1.dlq",
            record -> record.key() != null && record.key().startsWith(BAD))
        .stream()
        .map(record -> String.valueOf(record.key()))
        .toList();
  }

  /// Apps that send events, read them back and ask for next steps, on and on; and one that writes
  /// what no recommender takes.
  private static final class Load implements AutoCloseable {

    private static final int WRITERS = 3;
    private static final int READERS = 2;
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final List<LearnerApi> learners =
        IntStream.range(0, LEARNERS).mapToObj(i -> LearnerApi.unknown(rest)).toList();
    private final Map<String, AtomicLong> sent = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong readBack = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    Load(KafkaLog log) {
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        start(turn -> write(learners.get((turn * WRITERS + writer) % LEARNERS)));
      }
      for (int i = 0; i < READERS; i++) {
        int reader = i;
        start(turn -> ask(learners.get((turn * READERS + reader) % LEARNERS)));
      }
      start(turn -> reject(log, turn));
    }

    private interface Turn {
      void take(int number);
    }

    private void start(Turn turn) {
      threads.add(
          Thread.startVirtualThread(() -> {
            for (int i = 0; !ended; i++) {
              turn.take(i);
              try {
                Thread.sleep(PAUSE);
              } catch (InterruptedException e) {
                return;
              }
            }
          }));
    }

    private void write(LearnerApi learner) {
      RestApi.Answer answer = learner.post(practised(TOPIC, true));
      if (answer.status() != 202) {
        failed("POST", answer);
        return;
      }
      sent.computeIfAbsent(learner.id(), id -> new AtomicLong()).incrementAndGet();
      String token = answer.json().path("consistencyToken").asText();
      tokens.put(learner.id(), token);
      if (expect200("token", steps(learner, TOKEN, token))) {
        readBack.incrementAndGet();
      }
    }

    private void ask(LearnerApi learner) {
      asked.incrementAndGet();
      expect200("GET", steps(learner));
    }

    private void reject(KafkaLog log, int turn) {
      if (turn % 8 == 0) {
        log.send(BAD + turn, new byte[] {'{'}, Map.of("content-type", "application/json"));
        bad.incrementAndGet();
      }
    }

    private static RestApi.Answer steps(LearnerApi learner, String... headers) {
      return rest.get(
          "/v1/learners/" + learner.id() + "/next-steps?limit=3&roadmap=" + ROADMAP, headers);
    }

    private boolean expect200(String what, RestApi.Answer answer) {
      if (answer.status() != 200) {
        failed(what, answer);
        return false;
      }
      return true;
    }

    private void failed(String what, RestApi.Answer answer) {
      failures
          .computeIfAbsent(
              what + " " + answer.status() + " " + answer.text(), text -> new AtomicLong())
          .incrementAndGet();
    }

    long accepted() {
      return sent.values().stream().mapToLong(AtomicLong::get).sum();
    }

    long accepted(LearnerApi learner) {
      return sent.computeIfAbsent(learner.id(), id -> new AtomicLong()).get();
    }

    void end() {
      ended = true;
      threads.forEach(thread -> {
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }

    @Override
    public void close() {
      end();
    }
  }
}
