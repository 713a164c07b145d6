package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The gateway stops and comes back while a page is open.
@ExtendWith({SharedSuite.class, Chromium.class})
final class ServerAwayIT {

  private final RunningSuite suite;
  private final Browser browser;

  ServerAwayIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void whatIsDoneMeanwhileIsKeptAndCountsOnce() throws Exception {
    try (App app = new App(browser, suite).open("learn", "patient")) {
      String topicId = app.page().locator(".topic.next").first().getAttribute("data-topic");
      Locator away = app.page().getByText("The server does not answer.");
      suite.gateway().stop();
      try {
        assertThat(away).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        app.cards().first().getByText("I know this").click();
        app.page().waitForTimeout(7_000);
        assertThat(app.page().locator("[data-topic]")).hasCount(132);
      } finally {
        suite.gateway().start();
        suite
            .gateway()
            .awaitReady(URI.create("http://127.0.0.1:" + suite.httpPort() + "/v1/roadmaps"));
      }

      assertThat(away).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(30_000));
      LearnerApi learner = new LearnerApi(suite.rest(), "patient");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> learner.mastery(App.ROADMAP, topicId, "").path("mastery").asDouble() >= 0.8);
    }
  }
}
