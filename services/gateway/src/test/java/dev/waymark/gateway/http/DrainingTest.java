package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A gateway that is about to stop: it answers, and has callers leave.
@Tag("service")
@QuarkusTest
@TestProfile(DrainingTest.Profile.class)
class DrainingTest {

  private static final String TWO =
      ("GET /q/health/live HTTP/1.1\r\n" + RawHttp.HOST + "\r\n").repeat(2);

  private final Event<ShutdownDelayInitiatedEvent> draining;

  @Inject
  DrainingTest(Event<ShutdownDelayInitiatedEvent> draining) {
    this.draining = draining;
  }

  @Test
  void eachAnswerIsTheLastOfItsConnection() throws Exception {
    assertThat(RawHttp.send(TWO).text()).doesNotContainIgnoringCase("connection: close");

    draining.fire(new ShutdownDelayInitiatedEvent());

    RawHttp.Answer last = RawHttp.send(TWO);
    assertThat(last.status()).isEqualTo(200);
    assertThat(last.text()).containsIgnoringCase("connection: close");
    assertThat(last.closed()).isTrue();
  }

  /// An application of its own, for nothing ends the draining.
  public static class Profile implements QuarkusTestProfile {}
}
