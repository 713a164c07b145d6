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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The gateway, or the recommender behind it, stops and comes back while pages are open.
@ExtendWith({SharedSuite.class, Chromium.class})
final class ServerAwayIT {

  /// What each view has once it has its data.
  private static final Map<String, String> CONTENT =
      Map.of(
          "learn", "step-card",
          "path", ".stages",
          "placement", ".question",
          "me", "profile-form form",
          "insight", "insight-tiles");

  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

  private final RunningSuite suite;
  private final Browser browser;

  ServerAwayIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void whatIsDoneMeanwhileIsKeptAndCountsOnce() throws Exception {
    try (App app = new App(browser, suite).open("learn", "patient");
        App check = new App(browser, suite).open()) {
      check.page().evaluate("() => { location.hash = '#/check' }");
      String topicId = app.page().locator(".topic.next").first().getAttribute("data-topic");
      Locator away = app.page().getByText("The server does not answer");
      suite.gateway().stop();
      try {
        assertThat(away).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        app.cards().first().getByText("I know this").click();
        check.button("Check this example").click();
        assertThat(check.page().locator("empty-state").getByText("itself.")).isVisible(PATIENTLY);
        app.page().waitForTimeout(7_000);
        assertThat(app.page().locator("[data-topic]")).hasCount(132);
      } finally {
        suite.gateway().start();
        suite
            .gateway()
            .awaitReady(URI.create("http://127.0.0.1:" + suite.httpPort() + "/v1/roadmaps"));
      }

      assertThat(away).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(30_000));
      assertThat(check.page().getByText("it can be published")).isVisible(PATIENTLY);
      LearnerApi learner = new LearnerApi(suite.rest(), "patient");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> learner.mastery(App.ROADMAP, topicId, "").path("mastery").asDouble() >= 0.8);
    }
  }

  @Test
  void everyViewSaysThatAPartIsAwayAndIsThereByItselfAfterwards() throws Exception {
    Map<String, App> opened = new LinkedHashMap<>();
    try (App group = new App(browser, suite).openGroup(List.of("patient", "nobody"))) {
      assertThat(group.page().getByText("of the goal done")).isVisible();
      Locator steps = group.page().locator("group-list td:last-child");
      List<String> known = steps.allInnerTexts();
      suite.recommender().stop();
      try {
        for (String view : CONTENT.keySet()) {
          App app = new App(browser, suite);
          opened.put(view, app.open(view, "patient"));
        }
        for (App app : opened.values()) {
          assertThat(app.page().locator("empty-state").getByText("itself.")).isVisible(PATIENTLY);
          assertThat(app.page().getByText("only in part")).isVisible();
          assertThat(app.page().getByText("progress events")).isHidden();
        }
        assertThat(group.page().getByText("only in part")).isVisible(PATIENTLY);
        assertThat(steps).hasText(known.toArray(String[]::new));
      } finally {
        suite.recommender().start();
        suite.awaitRecommender();
      }

      opened.forEach((view, app) ->
          assertThat(app.page().locator(CONTENT.get(view)).first()).isVisible(PATIENTLY));
      assertThat(group.page().getByText("only in part"))
          .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(30_000));
    } finally {
      opened.values().forEach(App::close);
    }
  }
}
