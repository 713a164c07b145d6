package dev.waymark.it.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// What axe-core finds against WCAG 2.2 AA.
final class Accessibility {

  private Accessibility() {}

  /// The violations on a page as it is now.
  static List<String> violations(Page page) {
    var found = new ArrayList<String>();
    for (Rule rule :
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()) {
      rule.getNodes()
          .forEach(
              node -> found.add(rule.getId() + ": " + rule.getHelp() + " " + node.getTarget()));
    }
    return found;
  }
}
