package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing listens where the broker should be.
@Tag("service")
@QuarkusTest
@TestProfile(LogAwayTest.Profile.class)
class LogAwayTest {

  private static final int BURST = 40;

  @Test
  void theSenderLearnsTheIdsToSendTheSameEventsUnder() {
    given()
        .contentType("application/json")
        .body(
            "[{\"eventId\":\"e-1\",\"topicId\":\"t\",\"started\":{}},{\"eventId\":\"e-2\",\"topicId\":\"t\",\"started\":{}}]")
        .post("/v1/learners/ada/progress")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("type", equalTo("urn:waymark:problem:progress-log-unavailable"))
        .body("eventIds", contains("e-1", "e-2"));
  }

  @Test
  void aLargeBodyThatHasArrivedIsNotLateWhileItsAnswerIsAwaited() {
    given()
        .contentType("application/json")
        .body(" ".repeat(300_000) + "{\"eventId\":\"e-1\",\"topicId\":\"t\",\"started\":{}}")
        .post("/v1/learners/ada/progress")
        .then()
        .statusCode(503)
        .body("eventIds", contains("e-1"));
  }

  @Test
  void oneAddressMayNotAskWithoutBounds() {
    long refused =
        IntStream.range(0, 4 * BURST)
            .filter(i -> {
              var response = given().get("/v1/learners/ada/path?hoursPerWeek=0");
              return response.statusCode() == 429
                  && response.header("Retry-After").equals("1")
                  && response.contentType().startsWith("application/problem+json");
            })
            .count();
    assertThat(refused).isPositive();
  }

  /// A gateway all alone, that bounds even clients on this machine.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.test-port", "0",
          "kafka.bootstrap.servers", "127.0.0.1:1",
          "quarkus.grpc.clients.recommender.test-port", "1",
          "waymark.gateway.progress.connect-timeout", "2s",
          "waymark.gateway.request.body-timeout", "1s",
          "waymark.gateway.rate.bounds-loopback", "true",
          "waymark.gateway.rate.per-second", "10",
          "waymark.gateway.rate.burst", Integer.toString(BURST));
    }
  }
}
