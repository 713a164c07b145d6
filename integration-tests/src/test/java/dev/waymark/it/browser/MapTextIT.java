package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The map's titles as the browser's fonts draw them.
@ExtendWith({SharedSuite.class, Chromium.class})
final class MapTextIT {

  private static final String OVERFLOWING =
      """
      () => {
        const map = document.querySelector('waymark-app').shadowRoot
          .querySelector('learn-view').shadowRoot.querySelector('roadmap-map').shadowRoot;
        return [...map.querySelectorAll('[data-topic]')].filter(topic => {
          const box = topic.querySelector('.box').getBBox();
          const text = topic.querySelector(':scope > text').getBBox();
          return text.x < box.x + 18 || text.x + text.width > box.x + box.width - 1
            || text.y < box.y - 1 || text.y + text.height > box.y + box.height + 1;
        }).map(topic => topic.dataset.topic);
      }
      """;

  private final RunningSuite suite;
  private final Browser browser;

  MapTextIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void noTitleLeavesItsBox() {
    try (App app = new App(browser, suite).open("learn", "measurer")) {
      assertThat(app.cards()).hasCount(5);
      assertThat((List<?>) app.page().evaluate(OVERFLOWING)).isEmpty();
    }
  }
}
