package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The web application as a browser gets it.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PagesTest {

  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @Test
  void thePageLoadsFilesOfThisGatewayAlone() {
    Response page = given().get("/?learner=ada");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertPolicy(page);
    List<String> files =
        LOADED.matcher(page.asString()).results().map(found -> found.group(1)).toList();
    assertThat(files).hasSize(3);
    for (String file : files) {
      assertThat(file).doesNotContain(":").doesNotStartWith("/");
      assertThat(given().get("/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void bundledFilesMayBeKeptAndComeCompressed() {
    String script =
        LOADED
            .matcher(given().get("/").asString())
            .results()
            .map(found -> found.group(1))
            .filter(file -> file.endsWith(".js"))
            .findFirst()
            .orElseThrow();
    Response answer = given().header("Accept-Encoding", "gzip").get("/" + script);
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.contentType()).contains("javascript");
    assertPolicy(answer);
  }

  @Test
  void thatAFileIsMissingIsNotKept() {
    Response answer = given().get("/app/app-OLD.js");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?lerner=ada", "/?learner=ada&learner=bob", "/app/", "/app/%2e%2e"})
  void aPageIsAskedForExactly(String target) {
    assertThat(given().urlEncodingEnabled(false).get(target).statusCode()).isEqualTo(400);
  }

  @Test
  void nothingIsSentToAPage() {
    assertThat(given().contentType("application/json").body("{}").post("/").statusCode())
        .isEqualTo(405);
  }

  private static void assertPolicy(Response answer) {
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
