package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.ResourceRecord.Gain;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceRankingTest {
  private static final Curriculum DRAWN = Curricula.of("a");

  private final PrerequisiteGraph graph =
      Curricula.graph(
          new Curriculum(
              DRAWN.topics(),
              List.of(),
              List.of(
                  resource("book", ResourceType.BOOK, Access.PAID, "en", 1),
                  resource("course", ResourceType.COURSE, Access.FREE, "en-GB", 0.9),
                  resource("video", ResourceType.VIDEO, Access.FREE, "de", 0.5)),
              DRAWN.roadmaps()));

  private static Resource resource(
      String id, ResourceType type, Access access, String language, double coverage) {
    var teaching = new Teaching("a", coverage, 0, "");
    return new Resource(
        id, id, "", "https://example.org", type, access, language, 90, 2, List.of(teaching));
  }

  private List<RecommendedResource> ranked(Profile profile, Map<String, ResourceRecord> records) {
    var query =
        new NextStepsQuery(
            LearnerState.empty(graph), Curricula.all(graph), NOW, profile, 1, 0, List.of());
    var experience = new Experience(Map.of(), records, Map.of(), 1);
    return new NextSteps(new BktModel(), Policy.STANDARD, experience)
        .answer(query)
        .steps()
        .getFirst()
        .resources();
  }

  private List<String> ids(Profile profile) {
    return ranked(profile, Map.of()).stream().map(r -> r.resource().id()).toList();
  }

  private static Profile profile(
      Set<Access> access, Set<ResourceType> types, List<String> languages) {
    return new Profile(List.of(), 0, access, types, languages);
  }

  @Test
  void coverageComesFirstAndCostTipsTheScales() {
    assertThat(ids(Profile.EMPTY)).containsExactly("book", "course", "video");
  }

  @Test
  void accessAndLanguageAreConditions() {
    assertThat(ids(profile(Set.of(Access.FREE), Set.of(), List.of())))
        .containsExactly("course", "video");
    assertThat(ids(profile(Set.of(), Set.of(), List.of("en-US"))))
        .containsExactly("book", "course");
    assertThat(ids(profile(Set.of(Access.REGISTRATION), Set.of(), List.of()))).isEmpty();
  }

  @Test
  void aPreferredKindRanksHigherAndSaysSo() {
    var preferring = profile(Set.of(), Set.of(ResourceType.COURSE), List.of());
    assertThat(ids(preferring)).startsWith("course");
    assertThat(ranked(preferring, Map.of()).getFirst().reasons())
        .extracting(Reason::code)
        .contains("PREFERRED_TYPE", "FREE", "COVERS");
  }

  @Test
  void ratingsAndEffectMoveResourcesAndTheScoreIsTheSumOfTheReasons() {
    var praised = new ResourceRecord(40, 196, 500, 450, 500, 300, Gain.UNKNOWN);
    List<RecommendedResource> ranked = ranked(Profile.EMPTY, Map.of("video", praised));
    assertThat(ranked).extracting(r -> r.resource().id()).startsWith("video");
    RecommendedResource video = ranked.getFirst();
    double sum = video.reasons().stream().mapToDouble(Reason::contribution).sum();
    assertThat(video.score()).isCloseTo(sum, within(1e-12));
    assertThat(video.reasons()).extracting(Reason::text).contains("40 learners gave it 4.9 stars.");
  }

  @Test
  void aGainCountsOnlyBeyondChance() {
    assertThat(codes(new Gain(0.3, -0.1, 0.7))).doesNotContain("GAIN_PER_HOUR");
    assertThat(codes(new Gain(0.3, 0.1, 0.5))).contains("GAIN_PER_HOUR");
    assertThat(codes(new Gain(-0.3, -0.5, -0.1))).contains("GAIN_PER_HOUR");
    var better = Map.of("video", record(new Gain(9, 8, 10)));
    assertThat(ranked(Profile.EMPTY, better).getFirst().resource().id()).isEqualTo("video");
    var worse = Map.of("book", record(new Gain(-9, -10, -8)));
    assertThat(ranked(Profile.EMPTY, worse).getFirst().resource().id()).isEqualTo("course");
  }

  private List<String> codes(Gain gain) {
    return ranked(Profile.EMPTY, Map.of("book", record(gain))).stream()
        .flatMap(r -> r.reasons().stream())
        .map(Reason::code)
        .toList();
  }

  private static ResourceRecord record(Gain gain) {
    return new ResourceRecord(0, 0, 0, 0, 0, 0, gain);
  }

  @Test
  void fewRatingsAndFewAnswersSayLittle() {
    assertThat(new ResourceRecord(1, 5, 0, 0, 0, 0, Gain.UNKNOWN).averageStars())
        .isCloseTo(3.75, within(1e-9));
    assertThat(new ResourceRecord(0, 0, 1, 1, 100, 50, Gain.UNKNOWN).effect()).isLessThan(0.02);
    assertThat(new ResourceRecord(0, 0, 3000, 2700, 3000, 1500, Gain.UNKNOWN).effect())
        .isCloseTo(0.4, within(0.01));
    assertThat(ResourceRecord.NONE.effect()).isZero();
  }

  /// Two types that hold each other's constants: a service that reads a model uses the inner one
  /// first, one that has none the outer one.
  @Test
  void theRecordOfAnUnknownResourceHasAGainWhicheverTypeIsUsedFirst() throws Exception {
    URL classes = ResourceRecord.class.getProtectionDomain().getCodeSource().getLocation();
    try (var fresh = new URLClassLoader(new URL[] {classes}, null)) {
      assertThat(Class.forName(Gain.class.getName(), true, fresh)).isNotEqualTo(Gain.class);
      Class<?> type = Class.forName(ResourceRecord.class.getName(), true, fresh);
      Object none = type.getField("NONE").get(null);
      assertThat(type.getMethod("gain").invoke(none)).isNotNull();
    }
  }
}
