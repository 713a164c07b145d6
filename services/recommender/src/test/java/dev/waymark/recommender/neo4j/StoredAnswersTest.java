package dev.waymark.recommender.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.recommender.fixture.SmallCurriculum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/// What is written of a learner's answers, change by change, reads back to the last bit.
class StoredAnswersTest {
  private static final List<String> TOPICS = List.of("vectors", "matrices", "eigenvalues", "sql");

  private static final Instant DUE = Instant.ofEpochSecond(1_770_000_000L);

  private final PrerequisiteGraph graph = graph();
  private final Map<String, Object> node = new HashMap<>();
  private final Map<String, Map<String, Object>> relationships = new HashMap<>();

  private static PrerequisiteGraph graph() {
    return switch (PrerequisiteGraph.build("r1", SmallCurriculum.FIRST)) {
      case GraphResult.Built(PrerequisiteGraph built) -> built;
      case GraphResult.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Activity activity(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Activity.Started();
      case 1 -> new Activity.Assessed(random.nextDouble());
      case 2 -> random.nextInt(5) == 0 ? new Activity.Reset() : new Activity.Started();
      default ->
          new Activity.Practised(
              random.nextInt(4) == 0 ? null : "q" + random.nextInt(6), random.nextBoolean());
    };
  }

  /// As [LearnerWrites] does.
  private void write(LearnerState before, LearnerState after, List<String> changed) {
    Map<String, Object> now = new HashMap<>();
    AnswerProperties.put(now, after.answerSummary());
    LearnerProperties.putResets(now, after);
    LearnerProperties.putDismissedResources(now, after);
    Map<String, Object> old = new HashMap<>();
    AnswerProperties.put(old, before.answerSummary());
    LearnerProperties.putResets(old, before);
    LearnerProperties.putDismissedResources(old, before);
    now.entrySet().removeAll(old.entrySet());
    assertThat(now).hasSizeLessThanOrEqualTo(15);
    node.putAll(now);
    for (String topic : changed) {
      var was = ProgressProperties.Row.of(before, topic);
      var is = ProgressProperties.Row.of(after, topic);
      if (is.equals(ProgressProperties.Row.none(topic))) {
        relationships.remove(topic);
      } else {
        relationships
            .computeIfAbsent(topic, _ -> new HashMap<>())
            .putAll(ProgressProperties.changed(was, is));
      }
    }
  }

  private LearnerState read(LearnerState written) {
    List<TopicProgress> progress = new ArrayList<>();
    Map<String, Long> items = new HashMap<>();
    relationships.forEach((topic, properties) -> {
      Value relationship = Values.value(properties);
      progress.add(ProgressProperties.read(topic, relationship));
      items.put(topic, ProgressProperties.items(relationship));
    });
    return LearnerState.of(
        graph,
        written.totals(),
        progress,
        AnswerProperties.read(Values.value(node)),
        items,
        LearnerProperties.resets(Values.value(node)),
        LearnerProperties.dismissedResources(Values.value(node)));
  }

  @Test
  void everyHistoryReadsBackAsItWasWritten() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 60; run++) {
      node.clear();
      relationships.clear();
      LearnerState state = LearnerState.empty(graph);
      for (int i = 0; i < 60; i++) {
        var event =
            new ProgressEvent(
                "e" + i,
                "ada",
                Instant.ofEpochSecond(1_770_000_000L + random.nextInt(1_000_000)),
                TOPICS.get(random.nextInt(TOPICS.size())),
                null,
                activity(random));
        if (state.apply(event) instanceof EventOutcome.Applied(var after, var changed)) {
          write(state, after, changed);
          state = after;
        }
        assertThat(read(state)).isEqualTo(state);
      }
    }
  }

  @Test
  void dismissedResourcesReadBackAsTheyWereWritten() {
    LearnerState state = LearnerState.empty(graph);
    String resource = SmallCurriculum.FIRST.resources().getFirst().id();
    for (Activity activity :
        List.of(
            new Activity.Dismissed(null), new Activity.Started(), new Activity.Dismissed(DUE))) {
      var event = new ProgressEvent("e", "ada", DUE, null, resource, activity);
      if (state.apply(event) instanceof EventOutcome.Applied(var after, var changed)) {
        write(state, after, changed);
        state = after;
      }
      assertThat(state.resourceDismissals().isEmpty()).isFalse();
      assertThat(read(state)).isEqualTo(state);
    }
  }

  @Test
  void aLearnerOfAFormerBuildHasNoAnswersToRead() {
    assertThat(AnswerProperties.read(Values.value(Map.of())).answered()).isZero();
  }
}
