package dev.waymark.demo;

import dev.waymark.demo.Gateway.Answer;
import dev.waymark.demo.Gateway.Step;
import dev.waymark.demo.GuidedLearners.Led;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What the demo says, in plain text; with colour on a terminal.
public final class Stage {
  private final PrintWriter out;
  private final boolean colour;
  private int acts;

  public Stage(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /// What the same learners know, led by two models.
  void sideBySide(List<Led> without, List<Led> with) {
    for (int i = 0; i < with.size(); i++) {
      double change = with.get(i).known() - without.get(i).known();
      out.printf(
          Locale.ROOT,
          "     %-18s%5.0f %%  %5.0f %%   %s%n",
          with.get(i).kind(),
          100 * without.get(i).known(),
          100 * with.get(i).known(),
          change == 0 ? "the same" : String.format(Locale.ROOT, "%+.0f points", 100 * change));
    }
    out.printf(
        Locale.ROOT,
        "     %-18s%5.1f %%  %5.1f %%%n",
        marked("1", "all"),
        100 * mean(without),
        100 * mean(with));
    out.flush();
  }

  private static double mean(List<Led> learners) {
    return learners.stream().mapToDouble(Led::known).average().orElse(0);
  }

  /// Begins the next part.
  public void act(String title) {
    out.printf("%n%s%n", marked("1", ++acts + ". " + title));
    out.flush();
  }

  public void say(String sentence) {
    out.printf("   %s%n", sentence);
    out.flush();
  }

  /// Next steps, with what they came from.
  public void show(String learner, Answer answer) {
    out.printf(
        "   %s, by model %s on graph %s:%n",
        marked("1", learner), marked("36", answer.modelVersion()), answer.graphRelease());
    for (Step step : answer.steps()) {
      out.printf("     %s  %s%n", line(step), marked("2", step.reason()));
    }
    out.flush();
  }

  /// The same question answered again, and what is different.
  public void compare(String learner, Answer before, Answer after) {
    out.printf(
        "   %s, by model %s (before: %s):%n",
        marked("1", learner), marked("36", after.modelVersion()), before.modelVersion());
    for (int i = 0; i < after.steps().size(); i++) {
      Step step = after.steps().get(i);
      out.printf("     %s  %s%n", line(step), marked("33", change(before.steps(), step, i)));
    }
    out.flush();
  }

  private static String change(List<Step> before, Step step, int place) {
    int old =
        IntStream.range(0, before.size())
            .filter(i -> before.get(i).topicId().equals(step.topicId()))
            .findFirst()
            .orElse(-1);
    if (old < 0) {
      return "new";
    }
    Step was = before.get(old);
    String moved = old == place ? "" : "was no. %d; ".formatted(old + 1);
    return String.format(
        Locale.ROOT, "%swas %.0f %%, %d min", moved, 100 * was.chance(), was.minutes());
  }

  private static String line(Step step) {
    return String.format(
        Locale.ROOT,
        "%-9s %-44s chance %3.0f %%  %4d min",
        step.kind(),
        cut(step.title(), 44),
        100 * step.chance(),
        step.minutes());
  }

  /// Something that a learner did, and what is next for them.
  public void happened(String time, String learner, String deed, boolean good, String next) {
    out.printf(
        "   %s  %s  %s  %s%n",
        marked("2", time),
        learner,
        marked(good ? "32" : "31", "%-62s".formatted(cut(deed, 62))),
        next);
    out.flush();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  private String marked(String code, String text) {
    return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
