package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import dev.waymark.engine.nexttopic.NextTopicModel;
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
    var experience = new Experience(NextTopicModel.NONE, records, Map.of(), 1);
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

  /// Coverage 0.9, the level of the topic 0.3, free 0.1, the preferred kind 0.4, the second
  /// language half of 0.2; 45 of 10 ratings are a quarter of the way from 3.5 to 5 less what five
  /// usual ones weigh; the effect is (9 + 0.5 · 30) / (10 + 30) - 0.5.
  @Test
  void eachReasonCountsAsTheTableSays() {
    var preferring = profile(Set.of(), Set.of(ResourceType.COURSE), List.of("fr", "en-US"));
    var record = new ResourceRecord(10, 45, 10, 9, 100, 50, new Gain(0.7, 0.6, 0.8));
    RecommendedResource course = find(ranked(preferring, Map.of("course", record)), "course");
    assertThat(shares(course))
        .containsOnlyKeys(
            "COVERS",
            "LEVEL_FITS",
            "FREE",
            "PREFERRED_TYPE",
            "PREFERRED_LANGUAGE",
            "RATED",
            "EFFECT",
            "GAIN_PER_HOUR")
        .containsEntry("COVERS", 0.9)
        .containsEntry("LEVEL_FITS", 0.3)
        .containsEntry("FREE", 0.1)
        .containsEntry("PREFERRED_TYPE", 0.4)
        .containsEntry("PREFERRED_LANGUAGE", 0.1)
        .containsEntry("GAIN_PER_HOUR", 0.5);
    double stars = (45 + 5 * 3.5) / 15;
    assertThat(shares(course).get("RATED")).isCloseTo(0.3 * (stars - 3.5) / 1.5, within(1e-12));
    assertThat(shares(course).get("EFFECT")).isCloseTo(0.1, within(1e-12));
    assertThat(texts(course))
        .contains(
            "It teaches about 90 % of the topic.",
            "Its level is right for the topic.",
            "10 learners gave it 4.5 stars.",
            "Of 100 answers, about 10 more were right after it.",
            "An hour with it brings learners further than an hour with other resources.");
    assertThat(course.reasons())
        .isSortedAccordingTo((x, y) -> Double.compare(y.contribution(), x.contribution()));
    assertThat(course.minutes()).isEqualTo(90);
  }

  @Test
  void whatHelpsLessSaysSo() {
    var record = new ResourceRecord(0, 0, 30, 9, 100, 60, new Gain(-0.3, -0.4, -0.2));
    RecommendedResource book = find(ranked(Profile.EMPTY, Map.of("book", record)), "book");
    assertThat(shares(book)).containsOnlyKeys("COVERS", "LEVEL_FITS", "EFFECT", "GAIN_PER_HOUR");
    assertThat(shares(book).get("EFFECT")).isCloseTo(-0.15, within(1e-12));
    assertThat(texts(book))
        .contains(
            "It teaches the whole topic.",
            "Of 100 answers, about 15 fewer were right after it.",
            "An hour with it brings learners less far than an hour with other resources.");
  }

  @Test
  void anEffectBelowOneInTwoHundredIsNotTold() {
    var record = new ResourceRecord(0, 0, 10, 5, 1000, 496, Gain.UNKNOWN);
    assertThat(shares(find(ranked(Profile.EMPTY, Map.of("book", record)), "book")))
        .doesNotContainKey("EFFECT");
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new ResourceRecord(2, 1, 0, 0, 0, 0, Gain.UNKNOWN))
        .hasMessageContaining("1 to 5 a rating");
    assertThatThrownBy(() -> new ResourceRecord(2, 11, 0, 0, 0, 0, Gain.UNKNOWN))
        .hasMessageContaining("1 to 5 a rating");
    assertThatThrownBy(() -> new ResourceRecord(0, 0, 3, 4, 0, 0, Gain.UNKNOWN))
        .hasMessageContaining("some of the answers");
    assertThatThrownBy(() -> new ResourceRecord(0, 0, 0, 0, 3, 4, Gain.UNKNOWN))
        .hasMessageContaining("some of the answers");
    assertThatThrownBy(() -> new Gain(0.5, 0.6, 0.7)).hasMessageContaining("in its interval");
    assertThat(new ResourceRecord(2, 10, 3, 3, 3, 3, new Gain(0.5, 0.5, 0.5)).ratings())
        .isEqualTo(2);
  }

  private static RecommendedResource find(List<RecommendedResource> ranked, String id) {
    return ranked.stream().filter(it -> it.resource().id().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, Double> shares(RecommendedResource resource) {
    return resource.reasons().stream().collect(toMap(Reason::code, Reason::contribution));
  }

  private static List<String> texts(RecommendedResource resource) {
    return resource.reasons().stream().map(Reason::text).toList();
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
