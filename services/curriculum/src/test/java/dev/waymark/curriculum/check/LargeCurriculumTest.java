package dev.waymark.curriculum.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.authoring.Reference;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Position;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every check takes a time that grows with the curriculum, not with its square.
final class LargeCurriculumTest {
  private static final int TOPICS = 60_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void aLongChain() {
    assertThat(check(i -> i == 0 ? List.of() : List.of(i - 1))).isEmpty();
  }

  @Test
  void aChainWithAShortcutAtEachStep() {
    assertThat(check(i -> i < 2 ? List.of() : List.of(i - 1, i - 2))).hasSize(TOPICS - 3);
  }

  @Test
  void aChainThatEndsInACircle() {
    assertThat(check(i -> List.of(Math.max(0, i - 1)))).hasSize(1);
  }

  @Test
  void oneGreatCircle() {
    List<Finding> findings = check(i -> List.of((i + 1) % TOPICS));

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message()).contains(", and 59,988 more.");
  }

  @Test
  void manyNamesThatAreNotThere() {
    assertThat(check(i -> List.of(i + TOPICS))).hasSize(TOPICS);
  }

  private static List<Finding> check(IntFunction<List<Integer>> requires) {
    List<DraftTopic> topics =
        IntStream.range(0, TOPICS)
            .mapToObj(i ->
                new DraftTopic(
                    at(i),
                    new Topic(id(i), "T", "S", TopicKind.CONCEPT, 60, 1, false),
                    requires.apply(i).stream().map(r -> new Reference(at(i), id(r))).toList(),
                    List.of()))
            .toList();
    Draft draft = new Draft(topics, List.of(), List.of());
    return assertTimeoutPreemptively(
        TIMEOUT,
        () -> {
          List<Finding> findings = new ArrayList<>();
          References.check(draft, findings);
          RequirementCycles.check(draft, findings);
          Shortcuts.check(draft, findings, () -> false);
          Reachability.check(draft, new ArrayList<>());
          return findings;
        });
  }

  private static Position at(int topic) {
    return new Position("topics.yaml", topic + 1);
  }

  private static String id(int topic) {
    return "topic-%05d".formatted(topic);
  }
}
