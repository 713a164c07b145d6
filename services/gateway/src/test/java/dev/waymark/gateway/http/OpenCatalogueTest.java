package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A gateway that knows its callers and leaves the catalogue open to everyone.
@Tag("service")
@QuarkusTest
@TestProfile(OpenCatalogueTest.Profile.class)
class OpenCatalogueTest {

  @Test
  void everyoneMayReadIt() {
    // No recommender runs: anyone who is let in hears so.
    given().get("/v1/roadmaps").then().statusCode(503);
    given().get("/v1/roadmaps/ml/map").then().statusCode(503).header("Retry-After", "2");
  }

  @Test
  void whatTakesWorkIsForThoseWhoAreKnown() {
    given()
        .contentType("application/json")
        .body("{\"files\":[]}")
        .post("/v1/curriculum/check")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:waymark:problem:unauthenticated"));
  }

  /// With an issuer.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Identities.class, Map.of(Identities.BY_FILE, "true")));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("waymark.gateway.auth.everyone", "catalogue");
    }
  }
}
