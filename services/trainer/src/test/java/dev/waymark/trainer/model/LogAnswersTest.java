package dev.waymark.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.cli.ProgressListener;
import dev.waymark.engine.forecast.Forecast;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.events.engine.EngineEvents;
import dev.waymark.model.v1.Model;
import dev.waymark.models.ModelReader;
import dev.waymark.models.RefusedModelException;
import dev.waymark.models.ServedModel;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.forecast.ForecastFit;
import dev.waymark.trainer.log.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is fitted and judged is what a recommender serves, to the last bit.
class LogAnswersTest {
  private static final ProgressListener SILENT =
      new ProgressListener() {
        @Override
        public void doing(String what) {}

        @Override
        public void step() {}
      };

  private final Random random = new Random(401);
  private final PrerequisiteGraph graph = Graphs.random(random, 9);

  private List<ProgressEvent> events(int learners) {
    List<String> topics =
        new ArrayList<>(graph.curriculum().topics().stream().map(Topic::id).toList());
    topics.add("no-such-topic");
    List<ProgressEvent> events = new ArrayList<>();
    for (int u = 0; u < learners; u++) {
      int count = 20 + random.nextInt(60);
      for (int i = 0; i < count; i++) {
        events.add(Events.random(random, "learner-" + u, i, topics));
      }
    }
    return events;
  }

  /// What a recommender would say before each graded answer of a learner whom it reads from JSON,
  /// and stores and loads after each event.
  private List<Double> served(List<ProgressEvent> events, ServedModel model)
      throws InvalidProtocolBufferException {
    List<Double> chances = new ArrayList<>();
    LearnerState state = LearnerState.empty(graph);
    RecentEvents recent = RecentEvents.NONE;
    for (ProgressEvent sent : events) {
      ProgressEvent.Builder received = ProgressEvent.newBuilder();
      JsonFormat.parser().merge(JsonFormat.printer().print(sent), received);
      var event = EngineEvents.of(received.build());
      if (recent.contains(event.eventId())
          || !(state.apply(event) instanceof EventOutcome.Applied applied)) {
        continue;
      }
      if (sent.hasPractised() || sent.hasAssessed()) {
        GoalScope scope = scope(sent.getTopicId());
        chances.add(
            model
                .mastery()
                .estimate(state, scope, event.occurredAt())
                .successProbability(
                    scope.positionOf(graph.indexOf(sent.getTopicId())), LogAnswers.itemOf(event)));
      }
      state = loaded(applied.state());
      recent = recent.with(event.eventId());
    }
    return chances;
  }

  private LearnerState loaded(LearnerState state) {
    Map<String, Long> items = new HashMap<>();
    for (TopicProgress row : state.progress()) {
      items.put(row.topicId(), state.itemsOf(row.topicId()));
    }
    return LearnerState.of(
        graph,
        state.totals(),
        state.progress(),
        state.answerSummary(),
        items,
        state.resets(),
        state.resourceDismissals());
  }

  private GoalScope scope(String topicId) {
    return switch (graph.scope(List.of(new Goal.TopicsGoal(List.of(topicId))))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult other -> throw new AssertionError(other);
    };
  }

  @Test
  void theFittedForecastAndTheServedOneSayTheSameOfEveryAnswer()
      throws InvalidProtocolBufferException, RefusedModelException {
    List<ProgressEvent> events = events(30);
    LogAnswers answers = new LogAnswers(graph, Logs.of(events).learners());
    ForecastModel fitted = new ForecastModel(ForecastFit.of(answers, 1, 7, SILENT).weights());
    Model published =
        ModelForm.named(Model.newBuilder().setForecast(ModelForm.wire(fitted.weights())).build());
    ServedModel served = new ModelReader(1 << 22).read(ModelForm.bytes(published));
    int compared = 0;
    for (int u = 0; u < answers.learners(); u++) {
      List<Double> expected = new ArrayList<>();
      answers.walk(
          u,
          (state, topic, itemId, at, _) -> {
            Forecast forecast = fitted.of(state, at);
            expected.add(forecast.chance(topic, itemId));
          });
      String id = answers.of().get(u).learnerId();
      List<ProgressEvent> own =
          events.stream().filter(event -> event.getLearnerId().equals(id)).toList();
      assertThat(served(own, served)).isEqualTo(expected);
      compared += expected.size();
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void aModelNeverSeesTheAnswerThatItForetells() {
    LogAnswers right = new LogAnswers(graph, Logs.of(List.of(answer(true))).learners());
    LogAnswers wrong = new LogAnswers(graph, Logs.of(List.of(answer(false))).learners());
    List<Double> chances = new ArrayList<>();
    for (LogAnswers answers : List.of(right, wrong)) {
      answers.walk(
          0,
          (state, topic, itemId, at, _) ->
              chances.add(ForecastModel.UNTRAINED.of(state, at).chance(topic, itemId)));
    }
    assertThat(chances.getFirst()).isEqualTo(chances.getLast());
  }

  private ProgressEvent answer(boolean right) {
    return Events.answer("ada", 1, graph.topic(0).id(), right);
  }
}
