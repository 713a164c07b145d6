package dev.waymark.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.standalone.backends.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// People who sign in to a gateway that asks who calls, as `./waymark up --auth` starts it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({SharedSuite.class, Chromium.class})
final class SignInIT {

  private static final Pattern LEARN = Pattern.compile(".*/#/ml-engineer/learn");

  /// How long sessions of the second gateway last.
  private static final int SHORT_SECONDS = 12;

  private final Browser browser;
  private final int issuerPort = Loopback.freePort();
  private final int port = Loopback.freePort();
  private final int shortPort = Loopback.freePort();
  private final Program issuer;
  private final Program gateway;
  private final Program shortGateway;

  SignInIT(RunningSuite suite, Browser browser) {
    this.browser = browser;
    this.issuer = RunningSuite.issuer(issuerPort);
    String issuerFlag = "-Dwaymark.gateway.auth.issuer=" + issuerUrl();
    String clientFlag = "-Dwaymark.gateway.session.client-id=waymark-pages";
    this.gateway = suite.gateway("gateway-sign-in", port, issuerFlag, clientFlag);
    this.shortGateway =
        suite.gateway(
            "gateway-short-sessions",
            shortPort,
            issuerFlag,
            clientFlag,
            "-Dwaymark.gateway.session.lifetime=%ds".formatted(SHORT_SECONDS));
  }

  @BeforeAll
  void start() {
    issuer.start();
    issuer.awaitReady(URI.create(issuerUrl() + "/.well-known/openid-configuration"));
    gateway.start();
    shortGateway.start();
    gateway.awaitReady(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    shortGateway.awaitReady(URI.create("http://127.0.0.1:" + shortPort + "/q/health/ready"));
  }

  @AfterAll
  void stop() {
    gateway.close();
    shortGateway.close();
    issuer.close();
  }

  @Test
  void aLearnerSignsInComesBackAndLearns() {
    try (App app = new App(browser, port)) {
      signIn(app, port, "#/ml-engineer/learn", "sign-in-ada");

      assertThat(app.page()).hasURL(LEARN);
      assertThat(app.cards()).hasCount(5);
      String first = app.firstStep();
      app.cards().first().getByText("I know this").click();
      assertThat(app.cards().first().locator("h3")).not().hasText(first);
      awaitRecorded(app.page(), "sign-in-ada");
      assertThat(app.faults()).isEmpty();
    }
  }

  @Test
  void noScriptSeesAToken() {
    try (App app = new App(browser, port)) {
      signIn(app, port, "#/ml-engineer/learn", "sign-in-secret");
      assertThat(app.cards()).hasCount(5);

      String seen =
          (String)
              app.page()
                  .evaluate(
                      """
                      async () => JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage},
                        await (await fetch('session')).text(), location.href])\
                      """);
      // Every JSON Web Token begins so, and every cookie of a session.
      assertThat(seen).contains("sign-in-secret").doesNotContain("eyJ", "waymark-session");
      assertThat(app.profile().cookies())
          .filteredOn(cookie -> cookie.name.startsWith("waymark-"))
          .hasSize(2)
          .allSatisfy(cookie -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.value).doesNotContain("eyJ");
          });
    }
  }

  @Test
  void aLearnerIsNoOther() {
    try (App app = new App(browser, port);
        App other = new App(browser, port)) {
      signIn(app, port, "#/ml-engineer/learn", "sign-in-one");
      signIn(other, port, "#/ml-engineer/learn", "sign-in-two");
      assertThat(app.cards()).hasCount(5);

      assertThat(status(app.page(), "v1/learners/sign-in-one/mastery?roadmap=ml-engineer"))
          .isEqualTo(200);
      assertThat(status(app.page(), "v1/learners/sign-in-two/mastery?roadmap=ml-engineer"))
          .isEqualTo(403);
      assertThat(status(other.page(), "v1/learners/sign-in-one/export")).isEqualTo(403);

      app.open("me", "sign-in-two");
      assertThat(app.page().locator("me-view .name")).hasText("sign-in-one");
      assertThat(app.button("Someone else")).hasCount(0);
    }
  }

  @Test
  void whatIsDoneAfterASessionHasEndedIsKeptAndSent() {
    try (App app = new App(browser, shortPort)) {
      signIn(app, shortPort, "#/ml-engineer/learn", "sign-in-late");
      assertThat(app.cards()).hasCount(5);
      String first = app.firstStep();
      assertThat(app.page().getByText("Your session has ended."))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
      picture(app.page(), "session-ended");
      assertThat(Accessibility.violations(app.page())).isEmpty();

      app.cards().first().getByText("I know this").click();
      assertThat(app.cards().first().locator("h3")).not().hasText(first);
      app.page().waitForTimeout(6_000);
      assertThat((String) app.page().evaluate("() => localStorage['waymark.outbox.sign-in-late']"))
          .contains("selfAssessed");

      app.button("Sign in").click();
      signInAtIssuer(app.page(), "sign-in-late");
      assertThat(app.page()).hasURL(LEARN);
      awaitRecorded(app.page(), "sign-in-late");
      assertThat(app.cards().first().locator("h3")).not().hasText(first);
    }
  }

  @Test
  void whoSignsOutIsAskedAgain() {
    try (App app = new App(browser, port)) {
      signIn(app, port, "#/ml-engineer/me", "sign-in-leaver");
      assertThat(app.page().locator("me-view h1")).isVisible();
      assertThat(Accessibility.violations(app.page())).isEmpty();

      app.button("Sign out").click();
      assertThat(app.button("Sign in")).isVisible();
      assertThat(status(app.page(), "session")).isEqualTo(401);
      assertThat(app.profile().cookies())
          .filteredOn(cookie -> cookie.name.startsWith("waymark-"))
          .isEmpty();
    }
  }

  @Test
  void operatorsSeeInsightAndLearnersWhichRightIsMissing() {
    try (App learner = new App(browser, port);
        App operator = new App(browser, port)) {
      signIn(learner, port, "#/ml-engineer/insight", "sign-in-curious");
      assertThat(learner.page().locator("insight-view")).containsText("catalog:admin");
      assertThat(learner.page().locator("insight-view")).containsText("sign-in-curious, a learner");

      operator.page().navigate(address(port, "#/ml-engineer/insight"));
      operator.button("Sign in").click();
      operator
          .page()
          .getByLabel("What you may do")
          .selectOption("Operate: figures over all learners");
      signInAtIssuer(operator.page(), "olga");
      assertThat(operator.page().locator("insight-table")).isVisible();
      assertThat(status(operator.page(), "v1/learners/sign-in-curious/mastery?roadmap=ml-engineer"))
          .isEqualTo(403);
      assertThat(operator.faults()).isEmpty();
    }
  }

  @Test
  void noOtherPageActsForWhoIsSignedIn() {
    try (App app = new App(browser, port)) {
      signIn(app, port, "#/ml-engineer/learn", "sign-in-victim");
      assertThat(app.cards()).hasCount(5);
      Page other = app.secondTab();
      // Of the same site, as ports do not count: cookies go with its requests.
      other.navigate(issuerUrl() + "/.well-known/openid-configuration");
      other.evaluate(
          """
          async (gateway) => { for (const [method, path] of [
              ['POST', 'session/logout'], ['DELETE', 'v1/learners/sign-in-victim'], ['GET', 'session']]) {
            await fetch(gateway + path, {method, mode: method === 'DELETE' ? 'cors' : 'no-cors', credentials: 'include'})
              .catch(() => {});
          } }\
          """,
          address(port, ""));
      assertThat(status(app.page(), "session")).isEqualTo(200);
    }
  }

  @Test
  void theFirstPageAsksToSignInAndSaysWhatCameOfIt() {
    try (App app = new App(browser, port).open()) {
      assertThat(app.button("Sign in")).isVisible();
      assertThat(app.page().getByLabel("Your name here")).hasCount(0);
      picture(app.page(), "sign-in");
      assertThat(Accessibility.violations(app.page())).isEmpty();

      app.page().navigate(address(port, "session/callback?error=access_denied&state=forged"));
      assertThat(app.page().getByText("Signing in did not work.")).isVisible();
      assertThat(app.page()).hasURL(address(port, ""));
      assertThat(app.faults()).isEmpty();
    }
  }

  private void signIn(App app, int at, String view, String learnerId) {
    app.page().navigate(address(at, view));
    app.button("Sign in").click();
    signInAtIssuer(app.page(), learnerId);
  }

  private static void signInAtIssuer(Page page, String learnerId) {
    page.getByLabel("Learner id").fill(learnerId);
    page.locator("button").click();
  }

  private static int status(Page page, String path) {
    return (int) page.evaluate("async (path) => (await fetch(path)).status", path);
  }

  /// Waits until the server has what the learner did.
  private static void awaitRecorded(Page page, String learnerId) {
    page.waitForFunction(
        """
        async (id) => {
          const answer = await fetch(`v1/learners/${id}/mastery?roadmap=ml-engineer`);
          return answer.ok && (await answer.json()).topics.some((topic) => topic.evidence.lastEventAt);
        }\
        """,
        learnerId);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }

  private String issuerUrl() {
    return "http://127.0.0.1:" + issuerPort + "/waymark";
  }

  private static String address(int port, String path) {
    return "http://127.0.0.1:" + port + "/" + path;
  }
}
