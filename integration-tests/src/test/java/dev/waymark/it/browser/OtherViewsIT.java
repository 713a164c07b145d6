package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.waymark.it.client.ContraryLearners;
import dev.waymark.it.client.Events;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Placement, path, the learner's own page, the roadmap check and insight.
@ExtendWith({SharedSuite.class, Chromium.class})
final class OtherViewsIT {

  private final RunningSuite suite;
  private final Browser browser;

  OtherViewsIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void placementAsksUntilItIsCertainAndFillsTheMap() {
    try (App app = new App(browser, suite).open("placement", "placed")) {
      Locator question = app.page().locator(".question h2");
      String first = question.innerText();
      app.page().keyboard().press("1");
      assertThat(question).not().hasText(first);
      String second = question.innerText();
      app.page().getByText("Somewhat").click();
      assertThat(question).not().hasText(second);
      assertThat(app.page().getByText("2 answered")).isVisible();
      assertThat(app.page().locator(".topic.believed").first()).isVisible();

      app.page().getByText("Enough: show me what is next").click();
      assertThat(app.cards()).hasCount(5);
    }
  }

  @Test
  void thePathFollowsTheHoursAWeekAndGoesIntoACalendar() throws Exception {
    try (App app = new App(browser, suite).open("path", "planner")) {
      Page page = app.page();
      Locator arrival = page.getByText("At this pace you arrive on");
      String before = arrival.innerText();
      page.getByLabel("Hours a week").fill("20");
      assertThat(arrival).not().hasText(before);
      assertThat(page.locator(".stage")).hasCount(12);

      Download calendar = page.waitForDownload(() -> page.getByText("Calendar (.ics)").click());
      String text = Files.readString(calendar.path());
      assertThat(text)
          .startsWith("BEGIN:VCALENDAR\r\n")
          .contains("DTSTART;VALUE=DATE:", "SUMMARY:Control flow\r\n")
          .endsWith("END:VCALENDAR\r\n");
      assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
      assertThat(text.split("BEGIN:VEVENT", -1)).hasSize(133);
      Download table = page.waitForDownload(() -> page.getByText("Table (.csv)").click());
      assertThat(Files.readAllLines(table.path())).hasSize(133);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() ->
              new LearnerApi(suite.rest(), "planner")
                      .read("profile", "")
                      .path("weeklyMinutes")
                      .asInt()
                  == 1200);
    }
  }

  @Test
  void preferencesAreKeptAndALearnerIsErasedOnlyByName() {
    new LearnerApi(suite.rest(), "leaver").send(Events.practised("linear-algebra.vectors", true));
    try (App app = new App(browser, suite).open("me", "leaver")) {
      Page page = app.page();
      page.getByLabel("Data Analyst").check();
      page.getByLabel("Video").check();
      app.button("Save").click();
      assertThat(page.getByText("Saved.")).isVisible();
      LearnerApi learner = new LearnerApi(suite.rest(), "leaver");
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> learner.read("profile", "").path("resourceTypes").size() == 1);
      page.reload();
      assertThat(page.getByLabel("Data Analyst")).isChecked();

      app.button("Delete me").click();
      assertThat(app.button("Delete for good")).isDisabled();
      page.locator("#confirm").fill("leaver");
      app.button("Delete for good").click();
      assertThat(page.getByLabel("Your name here")).isVisible();
      assertThat(
              learner
                  .mastery(App.ROADMAP, "linear-algebra.vectors", "")
                  .path("evidence")
                  .path("attempts")
                  .asInt())
          .isZero();
    }
  }

  @Test
  void theRoadmapCheckDrawsAnExampleAndNamesWhatIsWrong() {
    try (App app = new App(browser, suite).open("learn", "author")) {
      Page page = app.page();
      page.evaluate("() => { location.hash = '#/check' }");
      page.getByText("Check this example").click();
      assertThat(page.locator("roadmap-map [data-topic]")).hasCount(2);
    }
  }

  @Test
  void insightAsksNobodyForANameOnAnOpenServer() {
    try (App app = new App(browser, suite).open("insight")) {
      assertThat(app.page().locator("insight-tiles"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
      assertThat(app.page().locator("page-header nav")).containsText("Insight");
    }
  }

  @Test
  void insightCountsLearners() {
    new LearnerApi(suite.rest(), "counted").send(Events.mastered("linear-algebra.vectors"));
    ContraryLearners.learn(suite.rest());
    try (App app = new App(browser, suite).open("insight", "operator")) {
      assertThat(app.page().locator("insight-view table tbody tr").first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
      assertThat(app.page().locator("insight-view"))
          .containsText(Pattern.compile("bkt-7|forecast-"));
      assertThat(app.page().locator("insight-prerequisites tbody tr"))
          .hasText(
              Pattern.compile(
                  "Transformers\\s+Attention\\s+It makes no difference\\s+100%\\s+of 40\\s+100%"));
      assertThat(app.page().locator("insight-map .edge.marked")).hasCount(1);
      assertThat(app.page().locator("insight-map [data-topic='" + ContraryLearners.TOPIC + "']"))
          .hasAttribute("aria-label", Pattern.compile("Suspicious prerequisite: Attention"));

      Locator age = app.page().locator("counted-ago p");
      String before = age.innerText();
      assertThat(age).hasText(Pattern.compile("Learners as counted \\d+ seconds? ago\\..*"));
      assertThat(age).not().hasText(before);
      Locator total = app.page().locator("insight-tiles .main").first();
      String learners = total.innerText();
      new LearnerApi(suite.rest(), "counted-later").send(Events.mastered("linear-algebra.vectors"));
      assertThat(total)
          .not()
          .hasText(learners, new LocatorAssertions.HasTextOptions().setTimeout(40_000));
    }
  }
}
