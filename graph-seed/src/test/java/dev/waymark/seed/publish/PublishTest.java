package dev.waymark.seed.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.seed.CommandRun;
import dev.waymark.seed.CurriculumFiles;
import dev.waymark.seed.neo4j.Neo4jAccess;
import dev.waymark.seed.neo4j.Neo4jReleases;
import dev.waymark.standalone.BackendsProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Publishing into a real Neo4j and a real Kafka.
@Tag("service")
final class PublishTest {
  @TempDir private static Path data;
  private static BackendsProcess backends;
  private static PublishedGraph graph;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    backends = BackendsProcess.start(data);
    graph = new PublishedGraph(backends);
  }

  @AfterAll
  static void stop() {
    graph.close();
    backends.close();
  }

  @BeforeEach
  void empty() {
    graph.clear();
  }

  @Test
  void theFirstPublishMakesAReleaseAndAnnouncesIt() {
    CurriculumFiles.chain(folder, "a", "b", "c");

    CommandRun run = publish();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(graph.topics()).containsExactly("a", "b", "c");
    assertThat(graph.edges()).containsExactly("b->a HARD", "c->b HARD");
    assertThat(graph.releases()).hasSize(1);
    assertThat(graph.announced()).contains(graph.releases().getFirst());
  }

  @Test
  void constraintsKeepEveryIdentityUnique() {
    CurriculumFiles.chain(folder, "a");
    publish();

    assertThat(graph.constraints())
        .contains(
            "Topic[id]",
            "Roadmap[id]",
            "Resource[id]",
            "Learner[id]",
            "GraphRelease[version]",
            "PartitionOffset[topic, partition]");
  }

  @Test
  void publishingTheSameAgainChangesNothing() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    int announcements = graph.announcements();

    CommandRun again = publish();

    assertThat(again.out()).contains("is current");
    assertThat(graph.releases()).hasSize(1);
    assertThat(graph.announcements()).isEqualTo(announcements);
  }

  @Test
  void aLauncherThatPublishesAgainLeavesWhatOthersPublished() {
    Path own = folder.resolve("own.release");
    Path mine = folder.resolve("mine");
    Path others = folder.resolve("others");
    CurriculumFiles.chain(mine, "a", "b");
    assertThat(publishAgain(mine, own).out()).contains("Published release 1-");
    CurriculumFiles.chain(mine, "a", "b", "c");
    assertThat(publishAgain(mine, own).out()).contains("Published release 2-");
    CurriculumFiles.chain(others, "x", "y");
    publish(others);

    CommandRun run = publishAgain(mine, own);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Left release 3-");
    assertThat(graph.topics()).containsExactly("x", "y");
    assertThat(publishAgain(others, own).out()).contains("Release 3-", "is current");
    CurriculumFiles.chain(others, "x", "y", "z");
    assertThat(publishAgain(others, own).out()).contains("Published release 4-");
  }

  private static CommandRun publishAgain(Path curriculum, Path ownRelease) {
    return CommandRun.of(
        "publish",
        "--curriculum=" + curriculum,
        "--neo4j=" + backends.boltUri(),
        "--neo4j-password-file=" + passwordFile(),
        "--kafka=" + backends.kafkaBootstrapServers(),
        "--own-release=" + ownRelease);
  }

  @Test
  void aChangeMakesTheNextRelease() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    CurriculumFiles.chain(folder, "a", "b", "c");

    CommandRun run = publish();

    assertThat(run.out()).contains("+ topic c", "~ roadmap goal", "Published release 2-");
    assertThat(graph.topics()).containsExactly("a", "b", "c");
    assertThat(graph.announced()).containsAll(graph.releases());
  }

  @Test
  void whatTheDatabaseHoldsHasTheChecksumOfTheRelease() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();

    assertThat(graph.checksum())
        .isEqualTo(CheckedCurriculum.read(List.of(folder)).draft().curriculum().checksum());
  }

  @Test
  void aTopicWithoutLearnersIsDeleted() {
    CurriculumFiles.chain(folder, "a", "b", "c");
    publish();
    CurriculumFiles.chain(folder, "a", "b");

    CommandRun run = publish();

    assertThat(run.out()).contains("- topic c");
    assertThat(graph.topics()).containsExactly("a", "b");
  }

  @Test
  void aTopicWithLearnersIsRetiredAndTheirProgressKept() {
    CurriculumFiles.chain(folder, "a", "b", "c");
    publish();
    graph.learn("ada", "c");
    CurriculumFiles.chain(folder, "a", "b");

    CommandRun run = publish();

    assertThat(run.out()).contains("> topic c");
    assertThat(graph.topics()).containsExactly("a", "b", "c (retired)");
    assertThat(graph.progress()).containsExactly("ada: c");
    assertThat(graph.edges()).contains("c->b HARD");
    assertThat(publish().out()).as("a retired topic stays in the checksum").contains("is current");
  }

  @Test
  void aRetiredTopicThatComesBackIsLive() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    graph.learn("ada", "b");
    CurriculumFiles.chain(folder, "a");
    publish();
    CurriculumFiles.chain(folder, "a", "b");

    publish();

    assertThat(graph.topics()).containsExactly("a", "b");
    assertThat(graph.progress()).containsExactly("ada: b");
  }

  @Test
  void aRetiredTopicGoesWithItsLastLearner() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    graph.learn("ada", "b");
    CurriculumFiles.chain(folder, "a");
    publish();
    graph.forget("ada");

    publish();

    assertThat(graph.topics()).containsExactly("a");
  }

  @Test
  void aBrokenCurriculumChangesNothing() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    CurriculumFiles.write(folder, "more.yaml", "topics:\n" + CurriculumFiles.topic("x", "y", ""));

    CommandRun run = publish();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Nothing was published");
    assertThat(graph.topics()).containsExactly("a", "b");
    assertThat(graph.releases()).hasSize(1);
  }

  @Test
  void aReleaseThatWasNotAnnouncedIsAnnouncedByTheNextPublish() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    CurriculumFiles.chain(folder, "a", "b", "lost");
    // Killed between the commit and the announcement: only Neo4j's part happened.
    try (Neo4jReleases releases =
        new Neo4jReleases(
            new Neo4jAccess(backends.boltUri(), "neo4j", backends.boltPassword(), "neo4j"))) {
      releases.publish(curriculum(), Instant.now(), plan -> {});
    }
    String release = graph.releases().getLast();
    assertThat(graph.announced()).doesNotContain(release);

    publish();

    assertThat(graph.announced()).contains(release);
  }

  @Test
  void whileKafkaIsAwayTheReleaseIsPublishedAndTheUserToldToPublishAgain() {
    CurriculumFiles.chain(folder, "a");

    CommandRun run = publish(backends.boltUri(), "127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).hasLineCount(1).contains("published but not announced", "publish again");
    assertThat(graph.releases()).hasSize(1);
  }

  @Test
  void whileNeo4jIsAwayOneLineSaysWhatToCheck() {
    CurriculumFiles.chain(folder, "a");

    CommandRun run = publish("bolt://127.0.0.1:1", backends.kafkaBootstrapServers());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).hasLineCount(1).contains("Neo4j does not answer at bolt://127.0.0.1:1");
  }

  @Test
  void aGraphEditedByHandIsMendedWithoutANewRelease() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    graph.run("MATCH (t:Topic {id: 'a'}) SET t.kind = 'NONSENSE', t.title = 'Hacked'");
    graph.run("MATCH (b:Topic {id: 'b'}), (a:Topic {id: 'a'}) CREATE (a)-[:REQUIRES]->(b)");

    publish();

    assertThat(graph.edges()).containsExactly("b->a HARD");
    assertThat(graph.releases()).hasSize(1);
    assertThat(graph.checksum()).isEqualTo(curriculum().checksum());
  }

  @Test
  void aDryRunShowsTheDifferencesAndChangesNothing() {
    CurriculumFiles.chain(folder, "a", "b");
    publish();
    CurriculumFiles.chain(folder, "a", "c");

    CommandRun run =
        CommandRun.of(
            "publish",
            "--dry-run",
            "--curriculum",
            folder.toString(),
            "--neo4j",
            backends.boltUri(),
            "--neo4j-password-file",
            passwordFile());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("+ topic c", "- topic b", "would be made");
    assertThat(graph.topics()).containsExactly("a", "b");
  }

  @Test
  void whoAimsForWhatGoesIsCounted() {
    CurriculumFiles.chain(folder, "a", "b", "c");
    CurriculumFiles.write(folder, "other.yaml", CurriculumFiles.roadmap("other", List.of("a")));
    publish();
    graph.run("CREATE (:Learner {id: 'ada', goals: ['roadmap\\nother', 'topics\\na\\nc']})");
    graph.run("CREATE (:Learner {id: 'bea', goals: ['roadmap\\nother']})");
    graph.run("CREATE (:Learner {id: 'cy', goals: ['roadmap\\ngoal', 'topics\\na']})");
    Path next = folder.resolve("next");
    CurriculumFiles.chain(next, "a", "b");

    CommandRun run = publish(next);

    assertThat(run.out())
        .contains(
            "! roadmap other goes: 2 learners aim for it",
            "! topics go: 1 learner aim for one of them by its name")
        .doesNotContain("roadmap goal goes");
    assertThat(publish(next).out()).doesNotContain("!");
  }

  @Test
  void whatStaysAsItIsIsNotLocked() throws Exception {
    CurriculumFiles.chain(folder, "a", "b", "c");
    publish();
    CurriculumFiles.chain(folder, "a", "b", "c", "d");

    // Somebody writes on a and b as long as the publish goes on.
    try (PublishedGraph.Hold _ = graph.hold("a", "b");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CommandRun> run = threads.submit(() -> publish());

      assertThat(run.get(30, TimeUnit.SECONDS).out()).contains("Published release 2-");
    }
    assertThat(graph.topics()).containsExactly("a", "b", "c", "d");
    assertThat(graph.edges()).containsExactly("b->a HARD", "c->b HARD", "d->c HARD");
    assertThat(graph.checksum()).isEqualTo(curriculum().checksum());
  }

  @Test
  void takingMostTopicsAwayMustBeMeant() {
    CurriculumFiles.chain(folder, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m");
    publish();
    CurriculumFiles.chain(folder, "a");

    CommandRun refused = publish();

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("12 of 13 topics", "--allow-removals");
    assertThat(graph.topics()).hasSize(13);
    assertThat(
            CommandRun.of(
                    "publish",
                    "--allow-removals",
                    "--curriculum",
                    folder.toString(),
                    "--neo4j",
                    backends.boltUri(),
                    "--neo4j-password-file",
                    passwordFile(),
                    "--kafka",
                    backends.kafkaBootstrapServers())
                .exitCode())
        .isZero();
    assertThat(graph.topics()).containsExactly("a");
  }

  @Test
  void publishersAtOnceTakeTurns() throws Exception {
    List<Path> folders = new ArrayList<>();
    for (String last : List.of("x", "y", "z")) {
      Path own = folder.resolve(last);
      CurriculumFiles.chain(own, "a", last);
      folders.add(own);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CommandRun>> publishers = new ArrayList<>();
      folders.forEach(own -> publishers.add(() -> publish(own)));
      for (Future<CommandRun> run : threads.invokeAll(publishers)) {
        assertThat(run.get().exitCode()).as(run.get().err()).isZero();
      }
    }
    assertThat(graph.topics()).hasSize(2).contains("a");
    assertThat(graph.releases()).hasSize(3).doesNotHaveDuplicates();
    assertThat(graph.announced()).containsAll(graph.releases());
  }

  private Curriculum curriculum() {
    return CheckedCurriculum.read(List.of(folder)).draft().curriculum();
  }

  private CommandRun publish() {
    return publish(folder);
  }

  private static CommandRun publish(Path folder) {
    return publish(folder, backends.boltUri(), backends.kafkaBootstrapServers());
  }

  private CommandRun publish(String neo4j, String kafka) {
    return publish(folder, neo4j, kafka);
  }

  private static CommandRun publish(Path folder, String neo4j, String kafka) {
    return CommandRun.of(
        "publish",
        "--curriculum",
        folder.toString(),
        "--neo4j",
        neo4j,
        "--neo4j-password-file",
        passwordFile(),
        "--kafka",
        kafka);
  }

  private static String passwordFile() {
    return data.resolve("neo4j.password").toString();
  }
}
