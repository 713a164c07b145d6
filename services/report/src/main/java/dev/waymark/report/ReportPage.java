package dev.waymark.report;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.model.v1.Model;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.metric.Scored;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page: one HTML document that needs nothing else, on screen, on paper, in the dark.
///
/// @param scored what the model predicted of answers beside what happened
/// @param unseen whether the model was fitted without the learners of `scored`
/// @param chosen topics whose learning curves to show; empty: the most answered
public record ReportPage(
    PrerequisiteGraph graph,
    LearnerLog log,
    Model model,
    Scored scored,
    boolean unseen,
    List<Integer> chosen) {
  private static final int MAX_SHOWN_TOPICS = 5;

  /// The document.
  ///
  /// @param step called after each learner
  public String html(Runnable step) {
    Survey survey = Survey.of(log, graph, step);
    var topics = new TopicSections(graph, survey);
    var models = new ModelSections(graph, model);
    List<Integer> shown =
        chosen.isEmpty() ? survey.curves().mostAnswered(MAX_SHOWN_TOPICS) : chosen;
    String whose =
        unseen
            ? "These are learners that the model was not fitted to."
            : "The model may have been fitted to some of these learners, so this looks a little"
                + " better than it is.";
    String body =
        header(survey)
            + section("How sure the model is", models.card())
            + "<div class=\"pair\">"
            + section(
                "Is a chance of 70 % right 7 times in 10?",
                Html.paragraph(
                        "Dots on the line: what the model says can be taken at its word. " + whose)
                    + models.calibration(scored))
            + section(
                "Does it know wrong answers beforehand?",
                Html.paragraph(
                        "The further the curve bends to the upper left, the better. Along the line:"
                            + " by lot.")
                    + models.roc(scored))
            + section(
                "Do learners get better with practice?",
                Html.paragraph(
                        "Who knows a topic stops practising it, so the first curve may fall"
                            + " although each learner rises.")
                    + topics.learningCurves())
            + section(
                "The same for single topics",
                Html.paragraph(
                        chosen.isEmpty()
                            ? "The topics that most learners answered on."
                            : "The topics that were asked for.")
                    + topics.learningCurves(shown))
            + "</div>"
            + section("The hardest topics", topics.hardest())
            + section(
                "Who practises without getting anywhere, and where",
                new SpinningSection(topics, survey.spinning(), log.learners().size()).html())
            + section("Topics that take longer, or less, than the author says", topics.minutes())
            + section("Resources", new ResourceSection(graph, survey, model).html())
            + section(
                "Prerequisites",
                new EdgeSection(topics, EdgeFindings.of(graph, survey.sightings(), new BktModel()))
                    .html())
            + section("What the model goes by", models.weights());
    return PageFrame.of("What learners' progress says of the curriculum", body);
  }

  private String header(Survey survey) {
    String sample =
        log.sampled() == 1
            ? ""
            : " (a sample of %.3g %% of the learners)".formatted(100 * log.sampled());
    return "<header><h1>What learners' progress says of the curriculum</h1>"
        + Html.paragraph(
            "%,d events of %,d learners%s from %s to %s, %,d of them graded answers; graph <code>%s</code>, model <code>%s</code>."
                .formatted(
                    log.events(),
                    log.learners().size(),
                    sample,
                    day(survey.first()),
                    day(survey.last()),
                    survey.graded(),
                    Html.escape(graph.release()),
                    Html.escape(model.getVersion())))
        + Html.paragraph(
            "Figures in brackets are 95 % intervals: where one ends far from another's, the"
                + " difference is more than chance.")
        + "</header>\n";
  }

  private static String day(@Nullable Instant at) {
    return at == null ? "–" : at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String section(String title, String content) {
    return "<section><h2>" + Html.escape(title) + "</h2>\n" + content + "</section>\n";
  }
}
