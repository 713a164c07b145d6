package dev.waymark.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.CurriculumProblem;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is published is sound, and nothing of the roadmap that it was made from is lost.
final class CommittedCurriculumTest {
  private static final CheckedCurriculum CHECKED =
      CheckedCurriculum.read(List.of(Path.of("curriculum")));
  private static final Curriculum CURRICULUM = CHECKED.draft().curriculum();

  @Test
  void itHasNoErrors() {
    assertThat(CHECKED.findings().stream().filter(Finding::isError)).isEmpty();
    assertThat(CurriculumProblem.in(CURRICULUM)).isEmpty();
  }

  @Test
  void theMlEngineerRoadmapIsWhole() {
    Roadmap roadmap = roadmap("ml-engineer");

    assertThat(roadmap.sections()).hasSizeBetween(8, 12);
    assertThat(topics(roadmap)).hasSizeBetween(100, 150);
  }

  @Test
  void theDataAnalystRoadmapSharesMostOfItsTopics() {
    Set<String> shared = topics(roadmap("data-analyst"));
    int size = shared.size();
    shared.retainAll(topics(roadmap("ml-engineer")));

    assertThat(shared).hasSizeGreaterThan(size / 2);
  }

  @Test
  void everyTopicIsTaughtByTwoResources() {
    Map<String, List<Resource>> byTopic =
        CURRICULUM.topics().stream()
            .collect(
                Collectors.toMap(
                    Topic::id,
                    topic ->
                        CURRICULUM.resources().stream()
                            .filter(resource -> teaches(resource, topic.id()))
                            .toList()));

    assertThat(byTopic)
        .allSatisfy((topic, resources) -> assertThat(resources).as(topic).hasSizeGreaterThan(1));
  }

  @Test
  void everyPhraseOfTheSourceIsATopicOrAResource() throws IOException {
    Set<String> topics = CURRICULUM.topics().stream().map(Topic::id).collect(Collectors.toSet());
    Set<String> resources =
        CURRICULUM.resources().stream().map(Resource::id).collect(Collectors.toSet());

    assertThat(phrases()).hasSizeGreaterThan(100);
    assertThat(phrases())
        .allSatisfy(phrase -> {
          assertThat(phrase.ids()).as(phrase.text()).isNotEmpty();
          Set<String> known = phrase.kind().equals("topic") ? topics : resources;
          assertThat(known).as(phrase.text()).containsAll(phrase.ids());
        });
  }

  @Test
  void everyTopicOfAPhraseIsOnTheRoadmap() throws IOException {
    Set<String> onRoadmap = topics(roadmap("ml-engineer"));

    assertThat(phrases())
        .filteredOn(phrase -> phrase.kind().equals("topic"))
        .allSatisfy(phrase -> assertThat(onRoadmap).as(phrase.text()).containsAll(phrase.ids()));
  }

  private record Phrase(String text, String kind, List<String> ids) {}

  private static List<Phrase> phrases() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("src/test/resources/ml-engineer-phrases.csv"))) {
      return lines.skip(1).map(CommittedCurriculumTest::phrase).toList();
    }
  }

  /// `phrase,kind,ids`; only the phrase may be quoted.
  private static Phrase phrase(String line) {
    int ids = line.lastIndexOf(',');
    int kind = line.lastIndexOf(',', ids - 1);
    return new Phrase(
        line.substring(0, kind),
        line.substring(kind + 1, ids),
        List.of(line.substring(ids + 1).split("\\|", -1)));
  }

  private static Roadmap roadmap(String id) {
    return CURRICULUM.roadmaps().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static Set<String> topics(Roadmap roadmap) {
    return roadmap.sections().stream()
        .map(Section::topics)
        .flatMap(List::stream)
        .map(Inclusion::topicId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean teaches(Resource resource, String topic) {
    return resource.teaches().stream().map(Teaching::topicId).anyMatch(topic::equals);
  }
}
