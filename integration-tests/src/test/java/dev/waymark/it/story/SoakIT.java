package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.load.soak.Soak;
import dev.waymark.load.soak.SoakOptions;
import dev.waymark.load.soak.SoakReport;
import dev.waymark.load.suite.Checkout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The short form of `./waymark soak`, on a suite of its own.
@Tag("soak")
final class SoakIT {

  @Test
  void whateverDiesUnderLoadEachEventCountsOnceAndEachBadOneIsSetAside() throws Exception {
    SoakReport report = Soak.run(SoakOptions.brief(7), Checkout.ofThisProgram(), System.out);

    assertThat(report.differences()).isEmpty();
    assertThat(report.recoveries()).hasSize(6);
    assertThat(report.outcome().applied()).isGreaterThan(1_500);
    assertThat(report.outcome().duplicates()).isPositive();
    assertThat(report.outcome().deadLetters()).isPositive();
    assertThat(report.outcome().forwarded()).isPositive();
  }
}
