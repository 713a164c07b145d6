package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.EventStream;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.standalone.backends.Loopback;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A stream that was cut off goes on where it ended, at any gateway.
@ExtendWith(SharedSuite.class)
final class ResumedStreamIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  private final RunningSuite suite;
  private final LearnerApi learner;

  ResumedStreamIT(RunningSuite suite) {
    this.suite = suite;
    this.learner = LearnerApi.unknown(suite.rest());
  }

  @Test
  void nothingIsSentAgainWhileNothingChangedAndWhatChangedAtOnce() throws Exception {
    learner.nextSteps(ROADMAP, learner.send(practised(TOPIC, true)));
    String id;
    try (EventStream stream = open(suite.httpPort(), learner)) {
      id = stream.nextEvent().field("id");
      assertThat(id).matches("[A-Za-z0-9_-]{22}");
    }

    try (EventStream stream = open(suite.httpPort(), learner, "Last-Event-ID", id)) {
      assertThat(stream.next().field("")).isEqualTo("unchanged");
      learner.send(practised(TOPIC, false));
      assertThat(stream.nextEvent().field("id")).isNotEqualTo(id);
    }

    try (EventStream stream = open(suite.httpPort(), learner, "Last-Event-ID", id)) {
      EventStream.Block event = stream.next();
      assertThat(event.field("event")).isEqualTo("next-steps");
      assertThat(event.field("id")).isNotEqualTo(id);
    }
  }

  @Test
  void anotherGatewayAndARestartedOneGoOnFromTheSameId() throws Exception {
    learner.nextSteps(ROADMAP, learner.send(practised(TOPIC, true)));
    String id;
    try (EventStream stream = open(suite.httpPort(), learner)) {
      id = stream.nextEvent().field("id");
    }
    int port = Loopback.freePort();
    for (int start = 1; start <= 2; start++) {
      try (Program other = suite.gateway("gateway-resume-" + start, port)) {
        other.start();
        other.awaitReady(address(port, "/q/health/ready"));
        try (EventStream stream = open(port, learner, "Last-Event-ID", id)) {
          assertThat(stream.next().field("")).isEqualTo("unchanged");
        }
      }
    }
  }

  @Test
  void anIdOfAnotherLearnerIsNoneOfThisOne() throws Exception {
    LearnerApi other = LearnerApi.unknown(suite.rest());
    String id;
    try (EventStream stream = open(suite.httpPort(), other)) {
      id = stream.nextEvent().field("id");
    }
    try (EventStream stream = open(suite.httpPort(), learner, "Last-Event-ID", id)) {
      EventStream.Block event = stream.next();
      assertThat(event.field("id")).isNotEqualTo(id);
      assertThat(event.field("data")).contains(learner.id()).doesNotContain(other.id());
    }
  }

  private static EventStream open(int port, LearnerApi learner, String... headers) {
    return new EventStream(
        address(
            port, "/v1/learners/%s/next-steps/stream?roadmap=%s".formatted(learner.id(), ROADMAP)),
        headers);
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
