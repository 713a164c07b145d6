package dev.waymark.engine.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.learner.TopicProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriedResourcesTest {
  private static final List<RecommendedResource> RANKED =
      List.of(resource("book", 3), resource("course", 2), resource("video", 1));

  @Test
  void beforeThreeMissesNothingChanges() {
    assertThat(ids(0, 0)).containsExactly("book", "course", "video");
    assertThat(ids(2, code("book"))).containsExactly("book", "course", "video");
  }

  @Test
  void whatStoodFirstStepsBackWithEveryThreeMisses() {
    assertThat(ids(3, 0)).containsExactly("course", "video", "book");
    assertThat(ids(6, 0)).containsExactly("video", "book", "course");
  }

  @Test
  void whatWasUsedStepsBackWithTheReason() {
    List<RecommendedResource> after = new TriedResources(3, code("course")).stepBack(RANKED, "t");
    assertThat(after.getFirst().resource().id()).isEqualTo("video");
    assertThat(after.getLast().reasons().getLast().code()).isEqualTo("TRIED");
    assertThat(after.stream().mapToDouble(RecommendedResource::score).toArray())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void theOnlyOneStays() {
    List<RecommendedResource> one = List.of(resource("book", 1));
    assertThat(new TriedResources(8, code("book")).stepBack(one, "t")).isEqualTo(one);
  }

  @Test
  void whenAllWereTriedTheyTakeTurns() {
    List<RecommendedResource> two = RANKED.subList(0, 2);
    assertThat(new TriedResources(3, code("course")).stepBack(two, "t").getFirst().resource().id())
        .isEqualTo("course");
    assertThat(new TriedResources(6, code("course")).stepBack(two, "t").getFirst().resource().id())
        .isEqualTo("book");
  }

  private static List<String> ids(int misses, int used) {
    return new TriedResources(misses, used)
        .stepBack(RANKED, "t").stream().map(it -> it.resource().id()).toList();
  }

  private static int code(String id) {
    return TopicProgress.codeOf(id);
  }

  private static RecommendedResource resource(String id, double score) {
    Teaching teaching = new Teaching("t", 1, 10, "");
    Resource resource =
        new Resource(
            id,
            id,
            "",
            "https://example.org",
            ResourceType.BOOK,
            Access.FREE,
            "en",
            90,
            2,
            List.of(teaching));
    return new RecommendedResource(resource, teaching, 10, score, List.of());
  }
}
