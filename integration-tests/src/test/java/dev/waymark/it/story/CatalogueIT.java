package dev.waymark.it.story;

import static dev.waymark.it.client.LearnerApi.items;
import static dev.waymark.it.client.LearnerApi.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.it.client.RestApi;
import dev.waymark.it.client.RestApi.Answer;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSuite.class)
final class CatalogueIT {

  private final RestApi api;

  CatalogueIT(RunningSuite suite) {
    this.api = suite.rest();
  }

  @Test
  void theRoadmapsAreListed() {
    assertThat(texts(get("/v1/roadmaps"), "roadmaps", "roadmapId"))
        .contains("ml-engineer", "data-analyst");
  }

  @Test
  void aRoadmapHasItsTopicsInSections() {
    JsonNode roadmap = get("/v1/roadmaps/ml-engineer");

    assertThat(items(roadmap, "sections")).hasSizeBetween(8, 12);
    assertThat(items(roadmap, "sections"))
        .allSatisfy(section -> assertThat(items(section, "topics")).isNotEmpty());
  }

  @Test
  void aTopicNamesWhatItNeedsWhatItUnlocksAndWhereToLearnIt() {
    JsonNode topic = get("/v1/topics/linear-algebra.eigenvalues");

    assertThat(items(topic, "requires")).isNotEmpty();
    assertThat(items(topic, "unlocks")).isNotEmpty();
    assertThat(items(topic, "resources"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.path("url").asText()).startsWith("http"));
    assertThat(topic.path("graphRelease").asText()).matches("\\d+-[0-9a-f]{8}");
  }

  @Test
  void topicsAreFoundByTheirWords() {
    assertThat(texts(get("/v1/topics?q=eigen"), "topics", "topicId"))
        .contains("linear-algebra.eigenvalues");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/topics?, topics, topicId, 7",
    "/v1/topics?q=linear&, topics, topicId, 7",
    "/v1/roadmaps?, roadmaps, roadmapId, 1"
  })
  void whatIsListedComesPageByPage(String list, String field, String id, int limit) {
    List<String> all = texts(get(list + "limit=200"), field, id);
    List<String> paged = new ArrayList<>();
    String next = "";
    do {
      String after = next.isEmpty() ? "" : "&after=" + next;
      JsonNode page = get(list + "limit=" + limit + after);
      assertThat(items(page, field)).hasSizeBetween(1, limit);
      paged.addAll(texts(page, field, id));
      next = page.path("next").asText();
    } while (!next.isEmpty());

    assertThat(all).hasSizeGreaterThan(limit);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void whatAQueryDoesNotFindIsNoPlaceToGoOnFrom() {
    Answer answer = api.get("/v1/topics?q=eigen&after=programming.python-basics");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("after");
    assertThat(texts(get("/v1/topics?after=programming.python-basic&limit=1"), "topics", "topicId"))
        .containsExactly("programming.python-basics");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/roadmaps/no-such-thing", "/v1/topics/no-such-thing"})
  void whatIsNotThereIsNamed(String path) {
    Answer answer = api.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asText()).contains("no-such-thing");
  }

  private JsonNode get(String path) {
    Answer answer = api.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
