package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.standalone.backends.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `<waymark-next>` on a page of another origin.
@ExtendWith({SharedSuite.class, Chromium.class})
final class EmbedIT {

  private static final String PAGE =
      """
      <!doctype html><html lang="en"><title>A school</title>
      <script type="module" src="%1$s/embed.js"></script>
      <waymark-next learner="embedded" roadmap="ml-engineer"></waymark-next>
      </html>
      """;

  private final RunningSuite suite;
  private final Browser browser;

  EmbedIT(RunningSuite suite, Browser browser) {
    this.suite = suite;
    this.browser = browser;
  }

  @Test
  void anotherSiteShowsNextStepsAndRecordsWhatIsDoneThere() throws Exception {
    int port = Loopback.freePort();
    URI gateway = URI.create("http://127.0.0.1:" + port);
    HttpServer school = school(PAGE.formatted(gateway));
    String origin = "http://localhost:" + school.getAddress().getPort();
    try (Program open =
            suite.gateway("gateway-cors", port, "-Dwaymark.gateway.cors.origins=" + origin);
        Page page = browser.newPage()) {
      open.start();
      open.awaitReady(gateway.resolve("/v1/roadmaps"));
      Response answer = page.navigate(origin);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(page.getByText("Python: variables, types and expressions").first()).isVisible();

      page.getByText("I know this").first().click();

      LearnerApi learner = new LearnerApi(suite.rest(), "embedded");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() ->
              learner
                      .mastery(App.ROADMAP, "programming.python-basics", "")
                      .path("mastery")
                      .asDouble()
                  >= 0.8);
    } finally {
      school.stop(0);
    }
  }

  @Test
  void aSiteThatIsNotAllowedReadsNothing() throws Exception {
    URI gateway = URI.create("http://127.0.0.1:" + suite.httpPort());
    HttpServer school = school(PAGE.formatted(gateway));
    try (Page page = browser.newPage()) {
      page.navigate("http://localhost:" + school.getAddress().getPort());
      page.waitForTimeout(3_000);
      assertThat(page.locator("waymark-next")).not().containsText("Python: variables");
    } finally {
      school.stop(0);
    }
  }

  private static HttpServer school(String page) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }
}
