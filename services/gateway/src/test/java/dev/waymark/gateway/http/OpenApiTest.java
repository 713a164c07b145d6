package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OpenApiTest {

  /// Free text and figures that have no bound.
  private static final Set<String> UNBOUNDED = Set.of("Reason.contribution", "Step.score");

  @Test
  void everyRouteIsDescribedWithItsMethodsAndParametersAndNoOther() {
    Map<String, Map<String, Map<String, Object>>> paths = description().getMap("paths");
    Map<String, Set<String>> described = new TreeMap<>();
    paths.forEach((path, methods) ->
        methods.forEach((method, operation) ->
            described.put(method.toUpperCase(Locale.ROOT) + " " + path, queries(operation))));

    // The description says that every GET has a HEAD and every path OPTIONS; pages are files.
    Map<String, Set<String>> served = new TreeMap<>();
    Set<String> pages =
        Pages.endpoints().stream().map(Endpoints.Endpoint::template).collect(toSet());
    for (Endpoints.Endpoint endpoint : Endpoints.all()) {
      for (String method : endpoint.methods()) {
        if (!Set.of("HEAD", "OPTIONS").contains(method) && !pages.contains(endpoint.template())) {
          served.put(method + " " + endpoint.template(), Set.copyOf(endpoint.parameters().names()));
        }
      }
    }
    assertThat(described).isEqualTo(served);
  }

  @Test
  void everyOperationHasANameASummaryAndItsProblems() {
    Map<String, Map<String, Map<String, Object>>> paths = description().getMap("paths");
    paths.forEach((path, methods) ->
        methods.forEach((method, operation) -> {
          assertThat(operation)
              .as(path)
              .containsKeys("summary", "operationId", "responses", "tags");
          assertThat((Map<?, ?>) operation.get("responses"))
              .as(path)
              .extracting(Map::keySet)
              .asInstanceOf(InstanceOfAssertFactories.collection(String.class))
              .contains("400", "401", "403", "413", "414", "415", "429", "500", "503");
        }));
  }

  /// Or else two builds of one commit would differ.
  @Test
  void itIsInTheSameOrderOnEveryBuild() {
    JsonPath description = description();
    Map<String, Map<String, Map<String, Object>>> examples =
        description.getMap("components.examples");
    assertThat(examples).isNotEmpty();
    examples.forEach((name, example) ->
        assertThat(List.copyOf(example.getOrDefault("value", Map.of()).keySet()))
            .as(name)
            .containsExactly("type", "title", "status", "detail", "instance"));
    Map<String, Object> answers = description.getMap("paths.'/q/health'.get.responses");
    assertThat(List.copyOf(answers.keySet())).containsSubsequence("200", "503");
  }

  @Test
  void everyPropertyHasADescriptionAnExampleAndARange() {
    Map<String, Map<String, Object>> schemas = description().getMap("components.schemas");
    List<String> faults = new ArrayList<>();
    schemas.forEach((name, schema) ->
        properties(schema)
            .forEach((property, it) -> {
              String where = name + "." + property;
              if (!it.containsKey("description")) {
                faults.add(where + " has no description");
              }
              if (needsExample(it) && !it.containsKey("examples") && !it.containsKey("enum")) {
                faults.add(where + " has no example");
              }
              if (!UNBOUNDED.contains(where) && !hasRange(it)) {
                faults.add(where + " has no range");
              }
            }));
    assertThat(faults).isEmpty();
  }

  /// Whether it is not made of schemas that have examples of their own.
  private static boolean needsExample(Map<String, Object> property) {
    boolean composed =
        property.containsKey("$ref")
            || "object".equals(property.get("type"))
            || (property.get("items") instanceof Map<?, ?> items
                && (items.containsKey("$ref") || "object".equals(items.get("type"))));
    return !composed;
  }

  private static boolean hasRange(Map<String, Object> property) {
    if (property.containsKey("$ref")) {
      return true;
    }
    return switch (String.valueOf(property.get("type"))) {
      case "integer", "number" ->
          property.containsKey("minimum") || property.containsKey("exclusiveMinimum");
      case "string" ->
          Stream.of(
                  "enum", "const", "format", "pattern", "minLength", "maxLength", "contentEncoding")
              .anyMatch(property::containsKey);
      default -> true;
    };
  }

  @SuppressWarnings("unchecked") // A parsed JSON document has no types of its own.
  private static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
    return (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
  }

  private static Set<String> queries(Map<String, Object> operation) {
    return parameters(operation).stream()
        .filter(parameter -> "query".equals(parameter.get("in")))
        .map(parameter -> String.valueOf(parameter.get("name")))
        .collect(toSet());
  }

  @Test
  void itSaysHowToTellWhoCalls() {
    assertThat(description().getString("components.securitySchemes.bearer.scheme"))
        .isEqualTo("bearer");
    assertThat(description().getList("security[0].bearer")).isEmpty();
  }

  @Test
  void everyParameterIsDescribedWithItsType() {
    Map<String, Map<String, Map<String, Object>>> paths = description().getMap("paths");
    paths.forEach((path, methods) ->
        methods.forEach((method, operation) ->
            parameters(operation)
                .forEach(parameter -> {
                  String where = path + " " + parameter.get("name");
                  assertThat(parameter).as(where).containsKeys("description", "schema");
                  assertThat((Map<?, ?>) parameter.get("schema"))
                      .as(where)
                      .extracting(schema -> schema.get("type"))
                      .isNotNull();
                })));
  }

  @Test
  void whatIsAlwaysThereIsSaidToBe() {
    List<String> required = description().getList("components.schemas.NextSteps.required");
    assertThat(required)
        .contains("learnerId", "graphRelease", "modelVersion", "asOf", "steps")
        .doesNotContain("roadmapId", "goalsGone", "noSteps", "share", "degraded");
    assertThat(description().<String>getList("components.schemas.Step.required"))
        .contains("topicId", "title", "minutes", "reasons", "resources")
        .doesNotContain("score", "mastery", "successProbability");
  }

  @SuppressWarnings("unchecked") // A parsed JSON document has no types of its own.
  private static List<Map<String, Object>> parameters(Map<String, Object> operation) {
    return (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of());
  }

  private static JsonPath description() {
    return given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
  }
}
