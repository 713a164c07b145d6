package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.learner.ResourceDismissals;
import dev.waymark.engine.mastery.BktModel;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who puts a resource aside puts nothing else aside.
class ResourceDismissalsTest {
  private static final Curriculum DRAWN = Curricula.of("a", "b");
  private static final Activity FOR_GOOD = new Dismissed(null);

  private final PrerequisiteGraph graph = graph(2);

  private static PrerequisiteGraph graph(int resources) {
    return Curricula.graph(
        new Curriculum(
            DRAWN.topics(),
            List.of(),
            IntStream.range(0, resources).mapToObj(i -> resource("r" + i)).toList(),
            DRAWN.roadmaps()));
  }

  private static Resource resource(String id) {
    return new Resource(
        id,
        id,
        "",
        "https://example.org",
        ResourceType.BOOK,
        Access.FREE,
        "en",
        90,
        2,
        List.of(new Teaching("a", 1, 0, ""), new Teaching("b", 1, 0, "")));
  }

  private static LearnerState after(
      LearnerState state,
      Instant at,
      @Nullable String topicId,
      String resourceId,
      Activity activity) {
    var event = new ProgressEvent("e", "ada", at, topicId, resourceId, activity);
    return switch (state.apply(event)) {
      case EventOutcome.Applied(LearnerState next, _) -> next;
      case EventOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  private LearnerState dismissed(Activity activity) {
    return after(LearnerState.empty(graph), NOW, null, "r0", activity);
  }

  private List<String> resourcesOfTheFirstStep(LearnerState state, Instant at) {
    var query = new NextStepsQuery(state, Curricula.all(graph), at, Profile.EMPTY, 5, 0, List.of());
    return new NextSteps(new BktModel(), Policy.STANDARD, Experience.NONE)
        .answer(query).steps().getFirst().resources().stream()
            .map(it -> it.resource().id())
            .toList();
  }

  @Test
  void theResourceGoesAndItsTopicsStay() {
    LearnerState state = dismissed(FOR_GOOD);
    assertThat(state.size()).isZero();
    assertThat(resourcesOfTheFirstStep(state, NOW)).containsExactly("r1");
    LearnerState none = after(state, NOW, null, "r1", FOR_GOOD);
    assertThat(resourcesOfTheFirstStep(none, NOW)).isEmpty();
  }

  @Test
  void aDismissalWithATimeEndsThen() {
    LearnerState state = dismissed(new Dismissed(NOW.plusSeconds(60)));
    assertThat(resourcesOfTheFirstStep(state, NOW.plusSeconds(59))).containsExactly("r1");
    assertThat(resourcesOfTheFirstStep(state, NOW.plusSeconds(60))).containsExactly("r0", "r1");
  }

  @Test
  void whoStartsTheResourceWantsItAgain() {
    LearnerState again =
        after(dismissed(FOR_GOOD), NOW.plusSeconds(1), null, "r0", new Activity.Started());
    assertThat(again.resourceDismissals().isDismissed("r0", NOW.getEpochSecond())).isFalse();
    LearnerState late = after(again, NOW.minusSeconds(1), null, "r0", FOR_GOOD);
    assertThat(late.resourceDismissals()).isEqualTo(again.resourceDismissals());
    LearnerState earlier =
        after(dismissed(FOR_GOOD), NOW.minusSeconds(1), null, "r0", new Activity.Started());
    assertThat(earlier.resourceDismissals().isDismissed("r0", NOW.getEpochSecond())).isTrue();
  }

  @Test
  void aTopicThatIsNamedBesidesIsWhatIsPutAside() {
    LearnerState state = after(LearnerState.empty(graph), NOW, "a", "r0", FOR_GOOD);
    assertThat(state.isDismissed(graph.indexOf("a"), NOW.getEpochSecond())).isTrue();
    assertThat(state.isDismissed(graph.indexOf("b"), NOW.getEpochSecond())).isFalse();
    assertThat(state.resourceDismissals().isEmpty()).isTrue();
  }

  @Test
  void aResetOrAnotherReleaseKeepsThem() {
    LearnerState state = dismissed(FOR_GOOD);
    LearnerState reset = after(state, NOW, "a", "r0", new Activity.Reset());
    assertThat(reset.resourceDismissals()).isEqualTo(state.resourceDismissals());
    assertThat(state.on(graph(1)).resourceDismissals()).isEqualTo(state.resourceDismissals());
  }

  @Test
  void atMostFiveHundredAreKeptAndTheOldestGo() {
    PrerequisiteGraph many = graph(ResourceDismissals.MAX_DISMISSALS + 2);
    LearnerState state = LearnerState.empty(many);
    for (int i = 0; i < ResourceDismissals.MAX_DISMISSALS + 2; i++) {
      state = after(state, NOW.plusSeconds(i), null, "r" + i, FOR_GOOD);
    }
    assertThat(state.resourceDismissals().all())
        .hasSize(ResourceDismissals.MAX_DISMISSALS)
        .doesNotContainKeys("r0", "r1");
  }
}
