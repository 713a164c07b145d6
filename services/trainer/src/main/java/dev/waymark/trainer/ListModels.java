package dev.waymark.trainer;

import dev.waymark.cli.KafkaOptions;
import dev.waymark.model.v1.Metric;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.ReportCard;
import dev.waymark.models.PublishedModel;
import dev.waymark.trainer.advice.AdviceTable;
import dev.waymark.trainer.kafka.ModelsTopic;
import dev.waymark.trainer.kafka.ModelsTopic.Published;
import dev.waymark.trainer.model.ModelForm;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `models`: lists the published versions with their report cards.
@Command(
    name = "models",
    description = "Lists the published models, oldest first; * marks the one in use.",
    mixinStandardHelpOptions = true)
final class ListModels implements Callable<Integer> {
  private static final String ROW = "%-2s%-24s%-26s%9s  %-22s%10s%10s%10s%10s%10s  %s%n";

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private PublicKeyOptions publicKeys = new PublicKeyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Published published = new ModelsTopic(kafka.settings()).read();
    PrintWriter out = spec.commandLine().getOut();
    if (published.inUse().isEmpty() && published.past().isEmpty()) {
      out.println(
          "No model is published: knowledge tracing serves. Make one with ./waymark train.");
    } else {
      out.printf(
          ROW,
          "",
          "version",
          "events",
          "known",
          "change",
          "answers",
          "AUC",
          "log loss",
          "ECE",
          "change",
          "judged against");
      published
          .past()
          .forEach((version, model) -> print(out, version, model, isInUse(model, published)));
      if (published.past().values().stream().noneMatch(it -> isInUse(it, published))) {
        published.inUse().ifPresent(it -> print(out, "(no longer kept)", it, true));
      }
    }
    out.flush();
    return 0;
  }

  private static boolean isInUse(PublishedModel model, Published published) {
    return published
        .inUse()
        .filter(it ->
            Arrays.equals(it.model().orElseThrow(), model.model().orElseThrow())
                && Arrays.equals(
                    it.signature().orElse(new byte[0]), model.signature().orElse(new byte[0])))
        .isPresent();
  }

  private void print(PrintWriter out, String version, PublishedModel published, boolean inUse) {
    String mark = inUse ? "*" : "";
    Model model;
    try {
      model = ModelForm.read(published, publicKeys.trusted());
    } catch (ModelForm.BadModelException e) {
      out.printf("%-2s%-24s%s%n", mark, version, "cannot serve: " + e.getMessage());
      return;
    }
    ReportCard card = model.getReportCard();
    out.printf(
        Locale.ROOT,
        ROW,
        mark,
        model.getVersion(),
        day(card.getFirstEventAt().getSeconds()) + " to " + day(card.getLastEventAt().getSeconds()),
        known(card),
        change(card),
        String.format(Locale.ROOT, "%,d", card.getAnswers()),
        value(card.getMetricsList(), "auc"),
        value(card.getMetricsList(), "log_loss"),
        value(card.getMetricsList(), "ece"),
        String.format(Locale.ROOT, "%+.4f", card.getLogLossDifference().getValue()),
        card.getVersionInUse());
  }

  /// Share of the goal that simulated learners know with the model's advice.
  private static String known(ReportCard card) {
    return card.hasAdvice() && card.getAdvice().getLearners() > 0
        ? AdviceTable.percent(card.getAdvice().getKnown().getValue())
        : "–";
  }

  private static String change(ReportCard card) {
    Metric change = card.getAdvice().getDifference();
    return card.hasAdvice() && card.getAdvice().getLearners() > 0
        ? String.format(
            Locale.ROOT,
            "%+.1f (%+.1f to %+.1f)",
            100 * change.getValue(),
            100 * change.getLow(),
            100 * change.getHigh())
        : "–";
  }

  private static LocalDate day(long second) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
  }

  private static String value(List<Metric> metrics, String name) {
    return metrics.stream()
        .filter(it -> it.getName().equals(name))
        .map(it -> String.format(Locale.ROOT, "%.4f", it.getValue()))
        .findFirst()
        .orElse("–");
  }
}
