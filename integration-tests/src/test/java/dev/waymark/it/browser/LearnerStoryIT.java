package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a learner does, from the first visit on.
@ExtendWith({SharedSuite.class, Chromium.class})
final class LearnerStoryIT {

  private final RunningSuite suite;
  private final Browser browser;

  LearnerStoryIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void aFirstVisitEndsWithANextStepThatSaysWhy() {
    try (App app = new App(browser, suite).open()) {
      app.page().getByLabel("Your name here").fill("first-visitor");
      app.button("Go on").click();
      app.page()
          .getByRole(
              AriaRole.LINK,
              new Page.GetByRoleOptions().setName("Begin : Machine Learning Engineer"))
          .click();

      assertThat(app.cards()).hasCount(5);
      assertThat(app.cards().first()).containsText("It needs nothing first.");
      assertThat(app.page().locator("[data-topic]")).hasCount(132);
      assertThat(app.page().locator(".topic.next")).hasCount(5);
      assertThat(app.faults()).isEmpty();
    }
  }

  @Test
  void whatIsKnownMovesListAndMapAtOnceAndIsRecorded() {
    try (App app = new App(browser, suite).open("learn", "knower")) {
      String first = app.firstStep();
      String topicId = app.page().locator(".topic.next").first().getAttribute("data-topic");

      app.cards().first().getByText("I know this").click();

      assertThat(app.cards().first().locator("h3")).not().hasText(first);
      assertThat(app.topic(topicId)).hasClass(Pattern.compile(".*\\bbelieved\\b.*"));
      assertThat(app.page().getByText("Noted: you know")).isVisible();
      awaitKnown("knower", topicId);
      assertThat(app.cards().first().locator("h3")).not().hasText(first);
      assertThat(app.faults()).isEmpty();
    }
  }

  @Test
  void whatWasTakenBackInTimeIsNeverSent() {
    try (App app = new App(browser, suite).open("learn", "undecided")) {
      String first = app.firstStep();

      app.cards().first().getByText("Not now").click();
      assertThat(app.cards().first().locator("h3")).not().hasText(first);
      app.button("Undo").click();

      assertThat(app.cards().first().locator("h3")).hasText(first);
      app.page().waitForTimeout(6_000);
      LearnerApi learner = new LearnerApi(suite.rest(), "undecided");
      assertThat(LearnerApi.texts(learner.nextSteps(App.ROADMAP, ""), "steps", "title"))
          .startsWith(first);
    }
  }

  @Test
  void aTopicThatIsNotReadySaysWhatItNeedsAndLeadsThere() {
    try (App app = new App(browser, suite).open("learn", "curious")) {
      app.topic("deep-learning.transformers").click();

      Locator panel = app.page().locator("topic-panel");
      assertThat(panel.locator("h2")).hasText("Transformers");
      assertThat(panel).containsText("Something that it builds on is missing:");
      panel.getByText("Backpropagation").first().click();
      assertThat(panel.locator("h2")).hasText("Backpropagation");
      assertThat(app.page())
          .hasURL(Pattern.compile(".*#/ml-engineer/learn/deep-learning.backpropagation"));
    }
  }

  @Test
  void aTopicPutAsideComesBack() {
    try (App app = new App(browser, suite).open("learn/linear-algebra.vectors", "returner")) {
      Locator panel = app.page().locator("topic-panel");
      panel.getByText("Not now").click();
      panel.getByText("Bring it back").click();

      assertThat(panel.getByText("Not now")).isVisible();
      assertThat(app.topic("linear-algebra.vectors"))
          .not()
          .hasClass(Pattern.compile(".*\\bdismissed\\b.*"));
    }
  }

  private void awaitKnown(String learnerId, String topicId) {
    LearnerApi learner = new LearnerApi(suite.rest(), learnerId);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> learner.mastery(App.ROADMAP, topicId, "").path("mastery").asDouble() >= 0.8);
  }
}
