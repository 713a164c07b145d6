package dev.waymark.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.waymark.it.suite.RunningSuite;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// One visitor with the application open: a browser profile of their own, and what they see.
final class App implements AutoCloseable {

  static final String ROADMAP = "ml-engineer";

  private final BrowserContext profile;
  private final Page page;
  private final String base;
  private final List<String> faults = new CopyOnWriteArrayList<>();

  /// A visitor who was never here.
  App(Browser browser, RunningSuite suite) {
    this(browser, suite, 1400, 900, ColorScheme.LIGHT);
  }

  App(Browser browser, RunningSuite suite, int width, int height, ColorScheme theme) {
    this(browser, suite.httpPort(), width, height, theme);
  }

  /// A visitor of another gateway.
  ///
  /// @param port where that listens on this machine
  App(Browser browser, int port) {
    this(browser, port, 1400, 900, ColorScheme.LIGHT);
  }

  private App(Browser browser, int port, int width, int height, ColorScheme theme) {
    this.base = "http://127.0.0.1:" + port + "/";
    this.profile =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(theme)
                .setLocale("en-GB"));
    this.page = watched(profile.newPage());
  }

  /// A second tab of the same visitor, at the same address.
  Page secondTab() {
    Page second = watched(profile.newPage());
    second.navigate(page.url());
    return second;
  }

  private Page watched(Page opened) {
    opened.setDefaultTimeout(20_000);
    opened.onPageError(fault -> faults.add(fault));
    opened.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
        faults.add(message.text());
      }
    });
    return opened;
  }

  /// Opens the first page.
  App open() {
    page.navigate(base);
    return this;
  }

  /// Opens a view as somebody who gave no name.
  App open(String view) {
    page.navigate(base + "#/" + ROADMAP + "/" + view);
    return this;
  }

  /// Opens a view of the roadmap for a learner.
  App open(String view, String learnerId) {
    page.navigate(base + "?learner=" + learnerId + "#/" + ROADMAP + "/" + view);
    return this;
  }

  /// Opens the view of the roadmap with several learners, as nobody in particular.
  App openGroup(List<String> learnerIds) {
    page.navigate(base + "?learners=" + String.join(",", learnerIds) + "#/" + ROADMAP + "/group");
    return this;
  }

  Page page() {
    return page;
  }

  BrowserContext profile() {
    return profile;
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// The next steps, each a card.
  Locator cards() {
    return page.locator("step-card");
  }

  /// The title of the first step.
  String firstStep() {
    return cards().first().locator("h3").innerText();
  }

  /// A topic of the map.
  Locator topic(String topicId) {
    return page.locator("[data-topic='" + topicId + "']");
  }

  /// What the browser complained of so far, other than answers with an error status.
  List<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    profile.close();
  }
}
