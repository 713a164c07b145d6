package dev.waymark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.demo.GuidedLearners.Led;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
  @Test
  void theSameLearnersStandSideBySideWithTheirMeans() {
    StringWriter out = new StringWriter();
    new Stage(new PrintWriter(out), false)
        .sideBySide(
            List.of(new Led("steady", 0.5), new Led("slow", 0.2)),
            List.of(new Led("steady", 0.5), new Led("slow", 0.25)));
    assertThat(out.toString().lines().map(String::strip))
        .containsExactly(
            "steady               50 %     50 %   the same",
            "slow                 20 %     25 %   +5 points", "all                35.0 %   37.5 %");
  }
}
