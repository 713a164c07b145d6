package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Curricula as their authors send them.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class CurriculumCheckTest {

  private static final String CHECK = "/v1/curriculum/check";
  private static final Path BUNDLED = Path.of("../../graph-seed/curriculum");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TOPICS =
      """
      topics:
        - id: sets
          title: Sets
          summary: What belongs together.
          kind: CONCEPT
          level: 1
          minutes: 60
        - id: relations
          title: Relations
          summary: What goes with what.
          kind: CONCEPT
          level: 1
          minutes: 60
          requires: {hard: [%s]}
      """;

  private static final String ROADMAP =
      """
      roadmap:
        id: maths
        title: Mathematics
        summary: All of it.
        version: "1"
        sections:
          - {title: Beginnings, topics: [sets, relations]}
      """;

  @Test
  void theBundledCurriculumIsValidAndHasItsMaps() throws IOException {
    check(bundled())
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("errors", equalTo(0))
        .body("topics", equalTo(148))
        .body("roadmaps", equalTo(2))
        .body("findings.severity", everyItem(equalTo("WARNING")))
        .body("findingsLeftOut", equalTo(0))
        .body("maps.roadmapId", contains("data-analyst", "ml-engineer"))
        .body("maps[1].topics", hasSize(132))
        .body("maps[1].graphRelease", nullValue())
        .body("mapsLeftOut", equalTo(0));
  }

  @Test
  void aTypoIsFoundWithItsPlaceAndItsTopic() {
    check(files(TOPICS.formatted("setz"), ROADMAP))
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("errors", equalTo(1))
        .body("findings[0].severity", equalTo("ERROR"))
        .body("findings[0].file", equalTo("f0.yaml"))
        .body("findings[0].line", equalTo(14))
        .body("findings[0].column", equalTo(23))
        .body("findings[0].topicId", equalTo("relations"))
        .body("findings[0].count", equalTo(1))
        .body(
            "findings[0].message",
            equalTo("Topic relations requires setz, which is not there. Did you mean sets?"))
        .body("findings[1].severity", equalTo("WARNING"))
        .body("maps[0].topics.topicId", contains("sets", "relations"))
        .body("maps[0].edges", empty());
  }

  @Test
  void ofACircleThereIsAMapToo() {
    String circle =
        TOPICS
            .formatted("sets")
            .replace(
                "minutes: 60\n  - id", "minutes: 60\n    requires: {hard: [relations]}\n  - id");

    check(files(circle, ROADMAP))
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("findings[0].message", containsString("run in a circle"))
        .body("findings[0].topicId", equalTo("relations"))
        .body("maps[0].topics", hasSize(2))
        .body("maps[0].edges", hasSize(2));
  }

  @Test
  void aBombOfAliasesIsRefusedUnread() {
    String bomb =
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + IntStream.range(1, 20)
                .mapToObj(i ->
                    "%c: &%c [%s]\n"
                        .formatted(
                            'a' + i, 'a' + i, ("*" + (char) ('a' + i - 1) + " ,").repeat(8) + "x"))
                .collect(Collectors.joining());

    check(files(bomb))
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("findings", hasSize(1))
        .body(
            "findings[0].message", containsString("Anchors and aliases are not part of the format"))
        .body("maps", empty());
    check(files("[".repeat(100_000)))
        .statusCode(200)
        .body("findings[0].message", containsString("nested over 16 deep"));
  }

  @Test
  void ofManyFindingsTheFirstAreListed() {
    String typos =
        IntStream.range(0, 1_500).mapToObj(i -> "none-" + i).collect(Collectors.joining(", "));

    check(files(TOPICS.formatted(typos)))
        .statusCode(200)
        .body("errors", equalTo(1_500))
        .body("findings", hasSize(1_000))
        .body("findings.severity", everyItem(equalTo("ERROR")))
        .body("findingsLeftOut", greaterThan(500));
  }

  @Test
  void aCurriculumOfTooManyTopicsIsNotChecked() {
    String many =
        "topics:\n"
            + IntStream.range(0, 5_001)
                .mapToObj(i -> "- id: t" + i + "\n")
                .collect(Collectors.joining());

    check(files(many))
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("topics", equalTo(5_001))
        .body("findings.message", hasItem("5,001 topics are too many. Bring them down to 5,000."))
        .body("maps", empty());
  }

  @Test
  void aMessageAndATitleHaveABound() {
    String endless = ("topics:\n- {id: a, title: " + "x".repeat(150_000) + "}\n");

    check(files(endless, ROADMAP.replace("sets, relations", "a")))
        .statusCode(200)
        .body("findings.message.collect { it.length() }.max()", lessThanOrEqualTo(1_000))
        .body("maps[0].topics[0].title.length()", equalTo(200));
  }

  @Test
  void aWrongBodyIsRefusedWithThePathsOfItsFields() {
    refused("[", "malformed-json");
    refused("[]", "malformed-json");
    refused("{}", "invalid-request").body("errors.field", contains("files"));
    refused("{\"files\":{}}", "invalid-request").body("errors.field", contains("files"));
    refused("{\"files\":[]}", "invalid-request").body("errors.field", contains("files"));
    refused(
            "{\"files\":[1,{\"name\":\"a.yaml\",\"txt\":\"\"},{\"name\":7,\"text\":\"\"}],\"strict\":true}",
            "invalid-request")
        .body(
            "errors.field",
            contains("files[0]", "files[1].text", "files[1].txt", "files[2].name", "strict"));
    refused(
            "{\"files\":[{\"name\":\"a.yaml\",\"text\":\"\"},{\"name\":\"a.yaml\",\"text\":\"\"},{\"name\":\"a.txt\",\"text\":\"\"}]}",
            "invalid-request")
        .body("errors.field", contains("files[1].name", "files[2].name"));
  }

  @Test
  void whatIsTooMuchIsRefused() throws IOException {
    Object tooLong = Map.of("name", "a.yaml", "text", "x".repeat(200_001));
    refused(JSON.writeValueAsString(Map.of("files", List.of(tooLong))), "invalid-request")
        .body("errors.field", contains("files[0].text"))
        .body("errors[0].reason", containsString("200,000"));
    refused(
            JSON.writeValueAsString(
                files(Stream.generate(() -> "a").limit(501).toArray(String[]::new))),
            "invalid-request")
        .body("errors[0].reason", containsString("at most 500"));
    given()
        .contentType("application/json")
        .body("{\"files\":[{\"name\":\"a.yaml\",\"text\":\"" + "x".repeat(1 << 20) + "\"}]}")
        .post(CHECK)
        .then()
        .statusCode(413)
        .body("type", equalTo("urn:waymark:problem:request-too-large"));
    given().contentType("text/yaml").body(TOPICS).post(CHECK).then().statusCode(415);
    given().get(CHECK).then().statusCode(405);
  }

  private static ValidatableResponse refused(String body, String type) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(CHECK)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:waymark:problem:" + type));
  }

  private static ValidatableResponse check(Object body) {
    return given().contentType("application/json").body(body).post(CHECK).then();
  }

  private static Map<String, Object> files(String... texts) {
    List<Map<String, String>> files = new ArrayList<>();
    for (String text : texts) {
      files.add(Map.of("name", "f" + files.size() + ".yaml", "text", text));
    }
    return Map.of("files", files);
  }

  private static Map<String, Object> bundled() throws IOException {
    List<Map<String, String>> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(BUNDLED)) {
      for (Path path : paths.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
        files.add(
            Map.of("name", BUNDLED.relativize(path).toString(), "text", Files.readString(path)));
      }
    }
    return Map.of("files", files);
  }
}
