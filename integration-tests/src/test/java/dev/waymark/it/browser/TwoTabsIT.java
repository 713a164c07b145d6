package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.waymark.it.client.Events;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What happens elsewhere shows without reloading.
@ExtendWith({SharedSuite.class, Chromium.class})
final class TwoTabsIT {

  private static final Pattern KNOWN = Pattern.compile(".*\\b(believed|mastered)\\b.*");

  /// The time to take it back, and then some.
  private static final LocatorAssertions.HasClassOptions SOON =
      new LocatorAssertions.HasClassOptions().setTimeout(15_000);

  private final RunningSuite suite;
  private final Browser browser;

  TwoTabsIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void twoTabsStayInStep() {
    try (App app = new App(browser, suite).open("learn", "two-tabs")) {
      String topicId = app.page().locator(".topic.next").first().getAttribute("data-topic");
      Page other = app.secondTab();
      assertThat(other.locator("step-card")).hasCount(5);

      app.cards().first().getByText("I know this").click();

      assertThat(other.locator("[data-topic='" + topicId + "']")).hasClass(KNOWN, SOON);
    }
  }

  @Test
  void whatAnAppSendsMovesTheMap() {
    try (App app = new App(browser, suite).open("learn", "elsewhere")) {
      assertThat(app.cards()).hasCount(5);

      new LearnerApi(suite.rest(), "elsewhere").send(Events.mastered("linear-algebra.vectors"));

      assertThat(app.topic("linear-algebra.vectors")).hasClass(KNOWN, SOON);
    }
  }
}
