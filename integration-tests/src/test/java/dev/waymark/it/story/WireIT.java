package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.load.suite.Checkout;
import dev.waymark.load.wire.SizeFigures;
import dev.waymark.load.wire.Wire;
import dev.waymark.load.wire.WireOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The short form of `./waymark bench wire`: everything it measures answers.
final class WireIT {

  @Test
  void everyQuestionIsAnswered() throws Exception {
    Duration second = Duration.ofSeconds(1);
    WireOptions options = new WireOptions(List.of(200), 40, 4, second, second, 1, true);
    List<SizeFigures> figures = new Wire(Checkout.ofThisProgram(), options, System.out).run();
    assertThat(figures)
        .singleElement()
        .satisfies(size -> {
          assertThat(size.failed()).isZero();
          assertThat(size.leastAnswered()).isPositive();
          assertThat(size.bytes()).isGreaterThan(1_000);
        });
  }
}
