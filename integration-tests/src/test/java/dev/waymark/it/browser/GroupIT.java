package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.it.client.Events;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several learners on one map.
@ExtendWith({SharedSuite.class, Chromium.class})
final class GroupIT {

  private static final String FIRST = "programming.python-basics";

  private final RunningSuite suite;
  private final Browser browser;

  GroupIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void whoLearnsMovesOnTheMapAndInTheList() {
    String moving = "group-moving";
    try (App app = new App(browser, suite).openGroup(List.of(moving, "group-resting"))) {
      Locator marker = marker(app, moving);
      Locator row = row(app, moving);
      assertThat(row.locator("td").last()).containsText("Python");
      String before = place(marker);
      assertThat(app.topic(FIRST))
          .hasAttribute(
              "aria-label",
              Pattern.compile(
                  "0% of the group know it\\. Next for group-moving and group-resting"));

      new LearnerApi(suite.rest(), moving).send(Events.mastered(FIRST));

      assertThat(row.locator("td").last()).not().containsText("variables, types");
      assertThat(app.topic(FIRST))
          .hasAttribute(
              "aria-label", Pattern.compile("50% of the group know it\\. Next for group-resting"));
      assertThat(place(marker)).isNotEqualTo(before);
      // Alone at its topic now, it has the first place there.
      assertThat(place(marker(app, "group-resting"))).isEqualTo(before);
      assertThat(app.faults()).isEmpty();
    }
  }

  @Test
  void theAddressKeepsWhoIsFollowed() {
    try (App app = new App(browser, suite).openGroup(List.of())) {
      Page page = app.page();
      assertThat(page.getByText("Nobody is followed yet")).isVisible();
      Locator field = page.getByLabel("Learners’ ids, separated by commas");

      field.fill("group a, group/b;group-c  group-c");
      app.button("Follow").click();
      assertThat(page.locator("group-list tbody tr")).hasCount(4);
      assertThat(page.url()).contains("learners=group,a,group%2Fb,group-c#/");
      page.reload();
      assertThat(page.locator("group-list tbody tr")).hasCount(4);

      field.fill(
          IntStream.range(0, 31).mapToObj(i -> "group-" + i).collect(Collectors.joining(",")));
      app.button("Follow").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("At most 30 learners");
      assertThat(page.locator("group-list tbody tr")).hasCount(4);
    }
  }

  private static Locator marker(App app, String learnerId) {
    return app.page().locator("[data-marker='" + learnerId + "']");
  }

  private static Locator row(App app, String learnerId) {
    return app.page()
        .locator("group-list tbody tr")
        .filter(new Locator.FilterOptions().setHasText(learnerId));
  }

  private static String place(Locator marker) {
    return (String) marker.evaluate("it => it.style.transform");
  }
}
