package dev.waymark.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.waymark.it.client.ContraryLearners;
import dev.waymark.it.client.Events;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each view in both themes at three widths: no violation of WCAG 2.2 AA that axe-core finds,
/// nothing wider than the window, and a picture of each in `target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({SharedSuite.class, Chromium.class})
final class ViewsIT {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String LEARNER = "viewer";

  private static final int WIDE = 1400;

  /// Laid out as the wide one, and so not scanned again.
  private static final int MIDDLE = 800;

  private static final int NARROW = 375;

  private static final List<String> VIEWS =
      List.of(
          "welcome",
          "learn",
          "learn/deep-learning.transformers",
          "path",
          "placement",
          "me",
          "group",
          "insight",
          "check");

  private final RunningSuite suite;
  private final Browser browser;

  ViewsIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  static Stream<Arguments> views() {
    return VIEWS.stream()
        .flatMap(view ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(theme ->
                    Stream.of(WIDE, MIDDLE, NARROW)
                        .map(width -> Arguments.of(view, theme, width))));
  }

  @BeforeAll
  void learn() {
    LearnerApi learner = new LearnerApi(suite.rest(), LEARNER);
    learner.send(Events.mastered("programming.python-basics"));
    learner.send(Events.mastered("programming.control-flow"));
    learner.send(
        Events.practised("programming.functions", true),
        Events.practised("linear-algebra.vectors", false),
        Events.practised("linear-algebra.vectors", true));
    ContraryLearners.learn(suite.rest());
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewIsAccessibleAndFitsTheWindow(String view, ColorScheme theme, int width) {
    int height = width == NARROW ? 812 : 900;
    try (App app = new App(browser, suite, width, height, theme)) {
      Page page = open(app, view);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(
                  PICTURES.resolve(
                      "%s-%s-%d.png"
                          .formatted(
                              view.replaceAll("/.*", "-topic"),
                              theme.name().toLowerCase(Locale.ROOT),
                              width))));
      assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
          .as("pixels beyond the window")
          .isEqualTo(0);
      if (width != MIDDLE) {
        assertThat(Accessibility.violations(page)).isEmpty();
      }
      assertThat(app.faults()).isEmpty();
    }
  }

  private static Page open(App app, String view) {
    switch (view) {
      case "welcome" -> app.open();
      case "check" ->
          app.open("learn", LEARNER).page().evaluate("() => { location.hash = '#/check' }");
      case "group" -> app.openGroup(List.of(LEARNER, "nobody", "somebody"));
      default -> app.open(view, LEARNER);
    }
    Page page = app.page();
    page.waitForLoadState(LoadState.LOAD);
    page.locator("h1, h2").first().waitFor();
    page.waitForTimeout(700);
    return page;
  }
}
