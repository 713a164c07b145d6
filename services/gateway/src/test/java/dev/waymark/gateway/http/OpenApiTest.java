package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OpenApiTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/roadmaps, get",
    "/v1/roadmaps/{id}, get",
    "/v1/roadmaps/{id}/map, get",
    "/v1/curriculum/check, post",
    "/v1/topics, get",
    "/v1/topics/{id}, get",
    "/v1/learners/{id}/progress, post",
    "/v1/learners/{id}/next-steps, get",
    "/v1/learners/{id}/next-steps/stream, get",
    "/v1/learners/{id}/path, get",
    "/v1/learners/{id}/mastery, get",
    "/v1/learners/{id}/placement, get",
    "/v1/learners/{id}/topics/{topicId}, get",
    "/v1/learners/{id}/profile, get",
    "/v1/learners/{id}/profile, put",
    "/v1/learners/{id}/export, get",
    "/v1/learners/{id}, delete",
    "/v1/insight, get",
    "/v1/insight/report, get",
    "/session, get",
    "/session/login, get",
    "/session/callback, get",
    "/session/logout, post",
    "/session/farewell, get"
  })
  void everyEndpointIsDescribed(String path, String method) {
    Map<String, Object> operation = description().getMap("paths.'" + path + "'." + method);
    assertThat(operation).as(path).containsKeys("summary", "operationId", "responses", "tags");
    assertThat((Map<?, ?>) operation.get("responses"))
        .extracting(Map::keySet)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.collection(String.class))
        .contains("400", "401", "403", "429", "500", "503");
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
        .doesNotContain("roadmapId");
  }

  @SuppressWarnings("unchecked") // A parsed JSON document has no types of its own.
  private static List<Map<String, Object>> parameters(Map<String, Object> operation) {
    return (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of());
  }

  private static JsonPath description() {
    return given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
  }
}
