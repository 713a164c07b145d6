package dev.waymark.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.engine.mastery.LogisticFeatures;
import dev.waymark.engine.mastery.LogisticWeights;
import dev.waymark.events.engine.EngineEvents;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.log.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the trainer learns from is what a recommender sees.
class AnswerRowsTest {
  private static final int FEATURES = LogisticWeights.FEATURES.size();

  /// A learner as a recommender holds one: read from JSON, and stored and loaded after each event.
  private static List<float[]> served(PrerequisiteGraph graph, List<ProgressEvent> events)
      throws InvalidProtocolBufferException {
    List<float[]> rows = new ArrayList<>();
    LearnerState state = LearnerState.empty(graph);
    byte[] recent = RecentEvents.NONE.toBytes();
    for (ProgressEvent sent : events) {
      ProgressEvent.Builder received = ProgressEvent.newBuilder();
      JsonFormat.parser().merge(JsonFormat.printer().print(sent), received);
      var event = EngineEvents.of(received.build());
      RecentEvents known = RecentEvents.fromBytes(recent);
      if (known.contains(event.eventId())
          || !(state.apply(event) instanceof EventOutcome.Applied applied)) {
        continue;
      }
      if (sent.hasPractised() || sent.hasAssessed()) {
        double[] row = new double[FEATURES];
        LogisticFeatures.fill(state, graph.indexOf(sent.getTopicId()), event.occurredAt(), row);
        float[] floats = new float[FEATURES];
        IntStream.range(0, FEATURES).forEach(j -> floats[j] = (float) row[j]);
        rows.add(floats);
      }
      LearnerState next = applied.state();
      state = LearnerState.of(graph, next.totals(), next.progress());
      recent = known.with(event.eventId()).toBytes();
    }
    return rows;
  }

  @Test
  void rowsAreWhatTheEngineComputesEventByEventToTheLastBit()
      throws InvalidProtocolBufferException {
    Random random = new Random(401);
    int compared = 0;
    for (int run = 0; run < 200; run++) {
      PrerequisiteGraph graph = Graphs.random(random, 2 + random.nextInt(12));
      List<String> topics =
          new ArrayList<>(graph.curriculum().topics().stream().map(Topic::id).toList());
      topics.add("no-such-topic");
      List<ProgressEvent> events = new ArrayList<>();
      int count = random.nextInt(80);
      for (int i = 0; i < count; i++) {
        events.add(Events.random(random, "ada", i, topics));
      }
      List<float[]> served = served(graph, events);
      AnswerRows rows = new AnswerRows(served.size(), graph);
      Logs.of(events).learners().forEach(rows::add);
      assertThat(rows.rows()).isEqualTo(served.size());
      for (int r = 0; r < served.size(); r++) {
        for (int j = 0; j < FEATURES; j++) {
          assertThat(rows.x().value(r, j))
              .as("run %d, row %d, %s", run, r, LogisticWeights.FEATURES.get(j))
              .isEqualTo(served.get(r)[j]);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(50_000);
  }

  @Test
  void aRowDoesNotKnowItsOwnOutcome() {
    PrerequisiteGraph graph = Graphs.chain();
    AnswerRows rows = new AnswerRows(2, graph);
    Logs.of(List.of(Events.answer("ada", 1, "b", true))).learners().forEach(rows::add);
    Logs.of(List.of(Events.answer("ada", 1, "b", false))).learners().forEach(rows::add);
    assertThat(rows.x().rowAsText(0)).isEqualTo(rows.x().rowAsText(1));
    assertThat(rows.y()).containsExactly(1, 0);
  }
}
