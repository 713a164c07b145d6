package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.Events;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.WaymarkUp;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// `./waymark up`, as a person runs it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class UpIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  @TempDir static Path data;

  @Test
  @Order(1)
  void itEndsItsStartWithTheAddressAndStopsInOrderLeavingNoProcess() throws Exception {
    try (WaymarkUp up = WaymarkUp.start(data)) {
      up.awaitReady();
      List<ProcessHandle> children = up.children();
      assertThat(children).hasSize(3);
      LearnerApi ada = new LearnerApi(up.rest(), "ada");
      String token = ada.send(Events.practised(TOPIC, true));
      assertThat(attempts(ada, token)).isEqualTo(1);

      up.signal("TERM");

      up.awaitEnd();
      assertThat(up.printed()).contains("Stopping Waymark");
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  @Order(2)
  void theNextStartContinuesWithTheSameDataAndCtrlCStopsIt() throws Exception {
    try (WaymarkUp up = WaymarkUp.start(data)) {
      up.awaitReady();
      List<ProcessHandle> children = up.children();
      LearnerApi ada = new LearnerApi(up.rest(), "ada");
      assertThat(attempts(ada, ada.send(Events.practised(TOPIC, false)))).isEqualTo(2);

      up.signal("INT");

      up.awaitEnd();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  @Order(3)
  void aChildThatDiesIsNamedAndTheRestStopped() throws Exception {
    try (WaymarkUp up = WaymarkUp.start(data)) {
      up.awaitReady();
      List<ProcessHandle> children = up.children();
      ProcessHandle recommender =
          children.stream()
              .filter(it -> it.info().commandLine().orElse("").contains("/recommender/"))
              .findFirst()
              .orElseThrow();

      recommender.destroyForcibly();

      assertThat(up.awaitEnd()).isEqualTo(1);
      assertThat(up.printed())
          .contains("The recommender ended with exit code 137; see its log " + data.toRealPath());
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void aPortInUseIsNamedBeforeAnythingIsStarted(@TempDir Path other) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        WaymarkUp up = WaymarkUp.start(other, "--port=" + taken.getLocalPort())) {

      assertThat(up.awaitEnd()).isEqualTo(1);
      assertThat(up.printed())
          .contains(
              "Port %d is in use: stop the program that holds it, or choose another port with --port."
                  .formatted(taken.getLocalPort()));
      assertThat(Files.exists(other.resolve("neo4j"))).isFalse();
    }
  }

  private static int attempts(LearnerApi learner, String token) {
    return learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt();
  }
}
