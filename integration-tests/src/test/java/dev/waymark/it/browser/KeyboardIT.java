package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The learner's way without a pointer.
@ExtendWith({SharedSuite.class, Chromium.class})
final class KeyboardIT {

  private static final int MAX_TABS = 60;

  private static final String FOCUSED =
      """
      () => {
        let at = document.activeElement;
        while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
        return at ? (at.dataset.topic || at.getAttribute('aria-label') || at.textContent.trim()) : '';
      }
      """;

  private final RunningSuite suite;
  private final Browser browser;

  KeyboardIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void fromTheFirstPageToATopicOnTheMapAndBack() {
    try (App app = new App(browser, suite).open()) {
      Page page = app.page();
      tabTo(page, "");
      page.getByLabel("Your name here").focus();
      page.keyboard().type("keys-only");
      page.keyboard().press("Enter");
      tabTo(page, "Begin\n          : Machine Learning Engineer");
      page.keyboard().press("Enter");
      assertThat(app.cards()).hasCount(5);

      tabTo(page, "Start");
      page.keyboard().press("Enter");
      assertThat(app.cards().first().getByText("Done")).isVisible();

      tabTo(page, "programming.python-basics");
      page.keyboard().press("ArrowDown");
      String below = focused(page);
      assertThat(below).isNotEqualTo("programming.python-basics").contains(".");
      page.keyboard().press("Enter");
      assertThat(page.locator("topic-panel h2")).isVisible();
    }
  }

  @Test
  void aTopicIsFoundByItsWords() {
    try (App app = new App(browser, suite).open("learn", "searcher")) {
      app.page()
          .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Find a topic"))
          .focus();
      app.page().keyboard().type("backprop");
      app.page().keyboard().press("Enter");

      assertThat(app.page().locator("topic-panel h2")).hasText("Backpropagation");
    }
  }

  private static String focused(Page page) {
    return (String) page.evaluate(FOCUSED);
  }

  /// Presses Tab until something is in focus; the first thing for an empty name.
  private static void tabTo(Page page, String name) {
    for (int i = 0; i < MAX_TABS; i++) {
      page.keyboard().press("Tab");
      String focused = focused(page);
      if (name.isEmpty() || focused.equals(name)) {
        return;
      }
    }
    throw new AssertionError("Tab does not come to " + name);
  }
}
