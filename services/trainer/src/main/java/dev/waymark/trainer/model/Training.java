package dev.waymark.trainer.model;

import com.google.protobuf.Timestamp;
import dev.waymark.cli.Stages;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.model.v1.AdviceTrial;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.NextTopic;
import dev.waymark.model.v1.ReportCard;
import dev.waymark.model.v1.ResourceStatistics;
import dev.waymark.trainer.forecast.ForecastFit;
import dev.waymark.trainer.log.Hash;
import dev.waymark.trainer.log.LearnerEvents;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.nexttopic.NextTopicFit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes one model from one log. Equal logs, graphs, models in use and settings make equal bytes.
///
/// @param graph that the log is read over
/// @param inUse the model to be judged against
/// @param heldOut share of the learners to judge on, over 0 to below 1
/// @param lambda factor on the regression's penalties, over 0
/// @param seed of all that is drawn
public record Training(
    PrerequisiteGraph graph, ForecastModel inUse, double heldOut, double lambda, long seed) {
  private static final int MIN_LEARNERS = 20;
  private static final int MAX_HELD_OUT = 4_000;

  /// A finished model.
  ///
  /// @param refused events on topics and resources that the graph lacks
  /// @param slope where the regression's search ended, per row
  public record Result(Model model, Verdict verdict, long refused, double slope) {
    /// The same model with what came of its advice on its report card, and so another version.
    public Result withAdvice(AdviceTrial advice) {
      Model.Builder card = model.toBuilder();
      card.getReportCardBuilder().setAdvice(advice);
      return new Result(ModelForm.named(card.build()), verdict, refused, slope);
    }
  }

  /// Fits and judges.
  ///
  /// @throws TooLittleDataException if the log has too few learners or only answers of one kind
  public Result run(LearnerLog log, Stages stages) {
    Census census =
        stages.stage("Counting", log.learners().size(), p -> Census.of(log, graph, p::step));
    requireEnough(census);
    List<LearnerEvents> fitted = new ArrayList<>();
    List<LearnerEvents> judged = new ArrayList<>();
    split(census, fitted, judged);
    ForecastFit fit =
        stages.stage(
            "Fitting",
            fitted.size() + ForecastFit.STEPS,
            p -> ForecastFit.of(new LogAnswers(graph, fitted), lambda, seed, p));
    ForecastModel forecasts = new ForecastModel(fit.weights());
    Verdict verdict =
        stages.stage(
            "Judging",
            judged.size(),
            p -> {
              List<Measures> measures =
                  new AnswerPrediction(graph, List.of(forecasts, inUse)).judge(judged, p::step);
              return Verdict.of(
                  measures.get(0), measures.get(1), new Measures(fit.crossFitted()), seed);
            });
    GainPerHour gains =
        stages.stage("Resources", log.learners().size(), p -> gains(log, forecasts, _ -> p.step()));
    NextTopic nextTopic =
        stages.stage(
            "Next topic",
            1,
            p -> {
              p.doing("weights");
              return NextTopicFit.of(
                  graph.size(), i -> graph.topic(i).id(), census.taken().learners(), seed);
            });
    Model model =
        Model.newBuilder()
            .setForecast(ModelForm.wire(fit.weights()))
            .setNextTopic(nextTopic)
            .addAllResources(resources(census.resources(), gains))
            .addAllPaces(census.paces().paces())
            .setReportCard(card(log, census, judged.size(), verdict))
            .build();
    return new Result(ModelForm.named(model), verdict, census.refused(), fit.slope());
  }

  private static void requireEnough(Census census) {
    int learners = census.answering().size();
    if (learners < MIN_LEARNERS) {
      throw new TooLittleDataException(
          "holds graded answers of %d learners on topics of the curriculum".formatted(learners),
          "Training needs at least %d; check that --curriculum is the one that learners use, or wait for more."
              .formatted(MIN_LEARNERS));
    }
    if (census.right() == 0 || census.right() == census.answers()) {
      throw new TooLittleDataException(
          "holds %s answers only".formatted(census.right() == 0 ? "wrong" : "right"),
          "Give answers of both kinds; with one kind there is nothing to learn or judge.");
    }
  }

  private void split(Census census, List<LearnerEvents> fitted, List<LearnerEvents> judged) {
    int learners = census.answering().size();
    double share = Math.min(heldOut, (double) MAX_HELD_OUT / learners);
    for (int u = 0; u < learners; u++) {
      LearnerEvents learner = census.answering().get(u);
      if (Hash.share(learner.learnerId(), seed + 1) < share) {
        judged.add(learner);
      } else {
        fitted.add(learner);
      }
    }
    if (judged.size() < 2 || fitted.size() < 2) {
      throw new TooLittleDataException(
          "leaves %d learners to fit on and %d to judge on".formatted(fitted.size(), judged.size()),
          "Choose another --held-out or --seed, or wait for more learners.");
    }
  }

  private GainPerHour gains(LearnerLog log, ForecastModel forecasts, Consumer<LearnerEvents> done) {
    GainPerHour gains = new GainPerHour(graph, forecasts);
    log.learners()
        .forEach(learner -> {
          gains.add(learner);
          done.accept(learner);
        });
    return gains;
  }

  private static List<ResourceStatistics> resources(ResourceUse use, GainPerHour gains) {
    List<ResourceStatistics> resources = new ArrayList<>();
    use.byResource()
        .forEach((id, counts) -> {
          GainPerHour.Gain gain = gains.of(id);
          resources.add(
              ResourceStatistics.newBuilder()
                  .setResourceId(id)
                  .setRatings(counts.ratings)
                  .setStars(counts.stars)
                  .setAnswersWith(counts.answersWith)
                  .setRightWith(counts.rightWith)
                  .setAnswersWithout(counts.answersWithout)
                  .setRightWithout(counts.rightWithout)
                  .setGainPerHour(gain.perHour())
                  .setGainLow(gain.low())
                  .setGainHigh(gain.high())
                  .build());
        });
    return resources;
  }

  private ReportCard card(LearnerLog log, Census census, int judged, Verdict verdict) {
    ReportCard.Builder card =
        ReportCard.newBuilder()
            .setEvents(log.events())
            .setAnswers(census.answers())
            .setLearners(log.learners().size())
            .setHeldOutLearners(judged)
            .setSampled(log.sampled())
            .addAllMetrics(verdict.metrics())
            .addAllMetricsInUse(verdict.inUse())
            .setVersionInUse(inUse.version())
            .setLogLossDifference(verdict.logLossDifference())
            .setSeed(seed)
            .setGraphRelease(graph.release())
            .setLogDigest(log.digest());
    @Nullable Instant first = census.first();
    @Nullable Instant last = census.last();
    if (first != null && last != null) {
      card.setFirstEventAt(timestamp(first)).setLastEventAt(timestamp(last));
    }
    return card.build();
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  /// A log that nothing can be learned from.
  public static final class TooLittleDataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    TooLittleDataException(String problem, String remedy) {
      super(problem);
      this.remedy = remedy;
    }

    /// What to do, a sentence.
    public String remedy() {
      return remedy;
    }
  }
}
