package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.waymark.it.suite.Installation;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// How fast the map of 500 topics is. Prints figures and judges none, so it runs only when asked:
/// `-Dit.test=WebMeasuresIT -Dwaymark.measure.web=true`.
@ExtendWith({SharedSuite.class, Chromium.class})
@EnabledIfSystemProperty(named = "waymark.measure.web", matches = "true")
final class WebMeasuresIT {

  private static final int SECTIONS = 20;
  private static final int TOPICS_A_SECTION = 25;
  private static final int LOADS = 7;

  /// Pans for three seconds as a pointer does, a little at every frame, and tells the frames'
  /// lengths.
  private static final String PAN =
      """
      async () => {
        const map = document.querySelector('waymark-app').shadowRoot
          .querySelector('learn-view').shadowRoot.querySelector('roadmap-map').shadowRoot;
        const box = map.querySelector('.viewport');
        const plus = map.querySelector('.tools button');
        plus.click(); plus.click(); plus.click();
        await new Promise(done => setTimeout(done, 500));
        const frames = [];
        let last = performance.now();
        for (let i = 0; i < 180; i++) {
          await new Promise(requestAnimationFrame);
          const now = performance.now();
          frames.push(now - last);
          last = now;
          box.scrollTop += i % 120 < 60 ? 23 : -23;
          box.scrollLeft += i % 60 < 30 ? 11 : -11;
        }
        return frames;
      }
      """;

  private static final String FIRST_MAP =
      """
      () => {
        const app = document.querySelector('waymark-app');
        const view = app && app.shadowRoot.querySelector('learn-view');
        const map = view && view.shadowRoot.querySelector('roadmap-map');
        return !!map && !!map.shadowRoot.querySelector('[data-topic] text');
      }
      """;

  @TempDir Path folder;

  private final RunningSuite suite;
  private final Browser browser;

  WebMeasuresIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void aMapOfFiveHundredTopics() throws Exception {
    write(folder);
    suite.publish(folder);
    var loads = new double[LOADS];
    for (int i = 0; i < LOADS; i++) {
      try (App app = new App(browser, suite)) {
        long begun = System.nanoTime();
        open(app, "load-" + i);
        app.page().waitForFunction(FIRST_MAP);
        loads[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    try (App app = new App(browser, suite)) {
      open(app, "panner");
      assertThat(app.page().locator("[data-topic]")).hasCount(SECTIONS * TOPICS_A_SECTION);
      app.page().waitForTimeout(2_000);
      double[] frames =
          ((List<?>) app.page().evaluate(PAN))
              .stream().mapToDouble(it -> ((Number) it).doubleValue()).sorted().toArray();
      print("frame while panning", frames);
    }
    print("first picture of the map", DoubleStream.of(loads).sorted().toArray());
  }

  private void open(App app, String learnerId) {
    Page page = app.page();
    page.navigate(
        "http://127.0.0.1:%d/?learner=%s#/large/learn".formatted(suite.httpPort(), learnerId));
  }

  private static void print(String what, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f ms, 95 %% %.1f ms, longest %.1f ms of %d%n",
        what,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1],
        sorted.length);
  }

  /// The bundled curriculum and a roadmap of 500 topics, each with up to three prerequisites.
  private static void write(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(Installation.curriculum())) {
      files.forEach(file -> copy(file, folder));
    }
    var topics = new StringBuilder("topics:\n");
    var sections = new StringBuilder();
    for (int s = 0; s < SECTIONS; s++) {
      sections.append(
          "    - title: Section %d of a large roadmap\n      topics:\n".formatted(s + 1));
      for (int t = 0; t < TOPICS_A_SECTION; t++) {
        topics.append(topic(s, t));
        sections.append("        - large.s%d-t%d\n".formatted(s, t));
      }
    }
    Files.writeString(folder.resolve("topics/large.yaml"), topics);
    Files.writeString(
        folder.resolve("roadmaps/large.yaml"),
        """
        roadmap:
          id: large
          title: A large roadmap
          summary: Five hundred topics, to see how fast their map is.
          version: "1"
          sections:
        """
            + sections);
  }

  private static String topic(int s, int t) {
    var text =
        new StringBuilder(
            """
              - id: large.s%1$d-t%2$d
                title: Topic %2$d of section %1$d
                summary: One of five hundred topics. It stands for any other.
                kind: CONCEPT
                level: %3$d
                minutes: 60
            """
                .formatted(s, t, 1 + Math.min(4, t / 5)));
    if (t >= 3) {
      text.append(
          "    requires:\n      hard: [large.s%1$d-t%2$d]\n      soft: [large.s%1$d-t%3$d]\n"
              .formatted(s, t - 3 + t % 2, t - 3 + (t + 1) % 2));
    } else if (s > 0) {
      text.append("    requires:\n      hard: [large.s%d-t%d]\n".formatted(s - 1, t));
    }
    return text.toString();
  }

  private static void copy(Path file, Path folder) {
    Path to = folder.resolve(Installation.curriculum().relativize(file).toString());
    try {
      if (Files.isDirectory(file)) {
        Files.createDirectories(to);
      } else {
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
