package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.learner.v1.EraseLearnerResponse;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.learner.v1.UpdateProfileResponse;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A write with an `Idempotency-Key` is made once, however often it is sent.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class IdempotencyTest {

  private static final String SHORT = "{\"weeklyMinutes\":60}";
  private static final String LONG = "{\"weeklyMinutes\":600}";

  private final RecommenderDouble recommender = new RecommenderDouble();
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicInteger failuresLeft = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile CountDownLatch held = new CountDownLatch(0);
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void start() {
    recommender
        .on(
            LearnerServiceGrpc.getUpdateProfileMethod(),
            request -> {
              begun.countDown();
              await(held);
              if (failuresLeft.getAndDecrement() > 0) {
                throw Status.RESOURCE_EXHAUSTED.asRuntimeException();
              }
              return UpdateProfileResponse.newBuilder()
                  .setLearnerId(request.getLearnerId())
                  .setProfile(request.getProfile())
                  .setConsistencyToken("token-" + changes.incrementAndGet())
                  .build();
            })
        .on(
            LearnerServiceGrpc.getEraseLearnerMethod(),
            request -> {
              var reply = EraseLearnerResponse.newBuilder();
              reply.getErasedAtBuilder().setSeconds(changes.incrementAndGet());
              return reply.build();
            })
        .start(
            ConfigProvider.getConfig()
                .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class));
    Awaitility.await()
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .body(
                    "checks.find { it.name == 'gateway' }.data.recommender", equalTo("connected")));
  }

  @AfterEach
  void stop() {
    held.countDown();
    recommender.close();
  }

  @Test
  void aProfileIsReplacedOnceAndAnsweredAlikeEachTime() {
    Response first = replace(key, SHORT);
    // The quotes of structured fields are not part of the key.
    Response second = replace("\"" + key + "\"", SHORT);

    first.then().statusCode(200).header("Idempotency-Replayed", nullValue());
    second.then().statusCode(200).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString()).contains("token-1");
    assertThat(changes).hasValue(1);
  }

  @Test
  void withoutAKeyEachWriteIsMade() {
    given().contentType("application/json").body(SHORT).put("/v1/learners/ada/profile");
    given().contentType("application/json").body(SHORT).put("/v1/learners/ada/profile");

    assertThat(changes).hasValue(2);
  }

  @Test
  void aKeyIsForOneRequest() {
    replace(key, SHORT).then().statusCode(200);

    replace(key, LONG)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:waymark:problem:idempotency-key-reused"));
    given().header("Idempotency-Key", key).delete("/v1/learners/ada").then().statusCode(422);
    assertThat(changes).hasValue(1);
  }

  @Test
  void whatIsUnderWayIsNotBegunAgain() throws Exception {
    held = new CountDownLatch(1);
    try (var other = Executors.newSingleThreadExecutor()) {
      Future<Response> first = other.submit(() -> replace(key, SHORT));
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

      replace(key, SHORT)
          .then()
          .statusCode(409)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("urn:waymark:problem:write-in-progress"));
      held.countDown();
      first.get(10, TimeUnit.SECONDS).then().statusCode(200);
    }
    replace(key, SHORT).then().statusCode(200).header("Idempotency-Replayed", "true");
    assertThat(changes).hasValue(1);
  }

  @Test
  void whatFailedIsTriedAgain() {
    failuresLeft.set(1);

    replace(key, SHORT).then().statusCode(503);
    replace(key, SHORT).then().statusCode(200).header("Idempotency-Replayed", nullValue());
    assertThat(changes).hasValue(1);
  }

  @Test
  void aLearnerIsErasedOnce() {
    String first = erase().asString();
    assertThat(erase().asString()).isEqualTo(first);
    assertThat(changes).hasValue(1);
  }

  @Test
  void eventsWithoutIdsAreRecordedOnce() {
    Response first = record(key);
    Response second = record(key);

    first.then().statusCode(202);
    second.then().statusCode(202).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    // The same at every gateway: there it counts once by the ids of its events.
    assertThat(first.jsonPath().<String>getList("eventIds"))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("key-[0-9a-f]{32}-[01]"));
    assertThat(record(UUID.randomUUID().toString()).jsonPath().<String>getList("eventIds"))
        .doesNotContainAnyElementsOf(first.jsonPath().getList("eventIds"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"", "\"a", "with space", "ä", "\"\""})
  void aKeyHasItsForm(String malformed) {
    replace(malformed, SHORT)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
    assertThat(changes).hasValue(0);
  }

  @Test
  void twoKeysAreNone() {
    given()
        .header("Idempotency-Key", "a", "b")
        .contentType("application/json")
        .body(SHORT)
        .put("/v1/learners/ada/profile")
        .then()
        .statusCode(400);
    assertThat(changes).hasValue(0);
  }

  private static Response replace(String key, String profile) {
    return given()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(profile)
        .put("/v1/learners/ada/profile");
  }

  private Response erase() {
    return given().header("Idempotency-Key", key).delete("/v1/learners/ada");
  }

  private static Response record(String key) {
    return given()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("[{\"topicId\":\"t\",\"started\":{}},{\"topicId\":\"t\",\"completed\":{}}]")
        .post("/v1/learners/ada/progress");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
