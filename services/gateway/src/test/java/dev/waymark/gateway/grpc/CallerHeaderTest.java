package dev.waymark.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.gateway.auth.Caller;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerHeaderTest {

  @Test
  void aCallerIsNamedByKindAndName() {
    assertThat(CallerHeader.text(new Caller.Learner("ada", Set.of(), Instant.MAX)))
        .isEqualTo("learner/ada");
    assertThat(CallerHeader.text(Caller.ANYONE)).isEqualTo("anyone");
    assertThat(CallerHeader.text(null)).isEqualTo("gateway");
  }

  @Test
  void anyNameIsPlainText() {
    assertThat(CallerHeader.text(service("Schüler/\r\nx: y")))
        .isEqualTo("service/Sch%C3%BCler%2F%0D%0Ax%3A+y");
    assertThat(CallerHeader.text(service("x".repeat(9_000)))).hasSize(512);
  }

  private static Caller service(String subject) {
    return new Caller.Service(subject, Set.of(), "", Instant.MAX);
  }
}
