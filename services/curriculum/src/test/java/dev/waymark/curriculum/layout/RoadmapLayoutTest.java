package dev.waymark.curriculum.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RoadmapLayoutTest {
  private static final Curriculum COMMITTED =
      CheckedCurriculum.read(List.of(Path.of("../../graph-seed/curriculum"))).draft().curriculum();

  /// Places are rounded to tenths of a pixel.
  private static final double ROUNDING = 0.11;

  static Stream<Arguments> layouts() {
    List<Arguments> layouts = new ArrayList<>();
    for (Roadmap roadmap : COMMITTED.roadmaps()) {
      for (double width : List.of(600.0, 1220.0, 4000.0)) {
        layouts.add(Arguments.of(roadmap, LayoutStyle.MAP, width));
      }
      layouts.add(Arguments.of(roadmap, LayoutStyle.PICTURE, 600.0));
      layouts.add(Arguments.of(roadmap, LayoutStyle.PICTURE, 1220.0));
    }
    return layouts.stream();
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void everythingHasAPlaceOfItsOwn(Roadmap roadmap, LayoutStyle style, double width) {
    RoadmapLayout layout = RoadmapLayout.of(COMMITTED, roadmap, style, width, () -> false);

    assertThat(layout.topics()).hasSameSizeAs(listed(roadmap));
    assertThat(layout.sections()).hasSameSizeAs(roadmap.sections());
    checkPlaces(layout, style);
    assertThat(layout.edges()).filteredOn(edge -> !edge.points().isEmpty()).isNotEmpty();
    assertThat(layout.edges()).filteredOn(edge -> edge.points().isEmpty()).isNotEmpty();
  }

  @Test
  void aLineLeadsFromBoxToBoxWithinASectionAndIsMissingBetweenSections() {
    RoadmapLayout layout = map(COMMITTED, roadmap("ml-engineer"));

    for (PlacedEdge edge : layout.edges()) {
      PlacedTopic from = topic(layout, edge.from());
      PlacedTopic to = topic(layout, edge.to());
      assertThat(edge.points().isEmpty()).isEqualTo(from.section() != to.section());
      if (!edge.points().isEmpty()) {
        PlacedEdge.Point start = edge.points().getFirst();
        PlacedEdge.Point end = edge.points().getLast();
        assertThat(start.y()).isCloseTo(from.y() + from.height(), within(ROUNDING));
        assertThat(start.x()).isBetween(from.x(), from.x() + from.width());
        assertThat(end.y()).isCloseTo(to.y(), within(ROUNDING));
        assertThat(end.x()).isBetween(to.x(), to.x() + to.width());
      }
    }
  }

  @Test
  void onlyEdgesBetweenListedTopicsAreThereAndAllOfThem() {
    Roadmap roadmap = roadmap("data-analyst");
    Set<String> listed = listed(roadmap);

    assertThat(map(COMMITTED, roadmap).edges())
        .extracting(edge -> new Prerequisite(edge.to(), edge.from(), edge.strength()))
        .containsExactlyInAnyOrderElementsOf(
            COMMITTED.prerequisites().stream()
                .filter(edge -> listed.contains(edge.topicId()))
                .filter(edge -> listed.contains(edge.requiredTopicId()))
                .toList());
  }

  @Test
  void equalCurriculaGiveEqualLayoutsOnManyThreadsToo() throws Exception {
    RoadmapLayout expected = map(COMMITTED, roadmap("data-analyst"));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<RoadmapLayout> task = () -> map(COMMITTED, roadmap("data-analyst"));
      for (Future<RoadmapLayout> found :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> task).toList())) {
        assertThat(found.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void titlesOfEveryKindStayInTheirBoxes() {
    List<String> titles =
        List.of(
            "x".repeat(200),
            "least_common_multiple_and_greatest_common_divisor_word_problems",
            "数据库系统概论与关系代数的基础知识以及查询优化技术的高级主题",
            "🎉".repeat(40),
            "الجبر الخطي والمصفوفات",
            "",
            "y".repeat(100_000));
    List<Topic> topics =
        IntStream.range(0, titles.size()).mapToObj(i -> topic("t" + i, titles.get(i))).toList();
    Roadmap roadmap =
        roadmapOf(section("🎉".repeat(90), "t0", "t1", "t2", "t3"), section("", "t4", "t5", "t6"));

    for (LayoutStyle style : List.of(LayoutStyle.MAP, LayoutStyle.PICTURE)) {
      RoadmapLayout layout =
          RoadmapLayout.of(
              curriculum(topics, List.of(), roadmap), roadmap, style, 600, () -> false);
      assertThat(layout.topics()).hasSameSizeAs(titles);
      checkPlaces(layout, style);
      assertThat(layout.topics()).allMatch(topic -> topic.title().length() <= 400);
    }
  }

  @Test
  void aCurriculumThatIsWrongIsLaidOutAsFarAsItGoes() {
    List<Topic> topics =
        List.of(topic("a", "A"), topic("b", "B"), topic("c", "C"), topic("a", "again"));
    List<Prerequisite> edges =
        List.of(
            requires("a", "b", Strength.HARD),
            requires("b", "c", Strength.HARD),
            requires("c", "a", Strength.HARD),
            requires("c", "a", Strength.SOFT),
            requires("c", "c", Strength.HARD),
            requires("c", "nowhere", Strength.HARD));
    Roadmap roadmap =
        roadmapOf(
            section("One", "a", "b", "c", "a", "missing"), section("Two", "a"), section("Three"));

    RoadmapLayout layout = map(curriculum(topics, edges, roadmap), roadmap);

    assertThat(layout.topics()).extracting(PlacedTopic::topicId).containsExactly("a", "b", "c");
    assertThat(layout.sections()).hasSize(3);
    assertThat(layout.edges()).hasSize(3).allMatch(edge -> edge.points().size() >= 2);
    checkPlaces(layout, LayoutStyle.MAP);
  }

  @Test
  void aRoadmapWithoutSectionsIsAnEmptyMap() {
    RoadmapLayout layout = map(COMMITTED, roadmapOf());

    assertThat(layout.sections()).isEmpty();
    assertThat(layout.height()).isPositive();
  }

  @Test
  void aSectionWithTooManyLinesHasItsTopicsInRowsBelowWhatTheyRequire() {
    int size = 120;
    List<Topic> topics = IntStream.range(0, size).mapToObj(i -> topic(id(i), "T" + i)).toList();
    List<Prerequisite> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        edges.add(requires(id(i), id(j), Strength.HARD));
      }
    }
    Roadmap roadmap =
        roadmapOf(section("Dense", topics.stream().map(Topic::id).toArray(String[]::new)));

    RoadmapLayout layout = map(curriculum(topics, edges, roadmap), roadmap);

    checkPlaces(layout, LayoutStyle.MAP);
    assertThat(layout.edges()).hasSameSizeAs(edges).allMatch(edge -> edge.points().isEmpty());
    assertThat(layout.edges())
        .allMatch(edge -> topic(layout, edge.from()).y() < topic(layout, edge.to()).y());
  }

  @Test
  void aLayoutThatNobodyWantsIsGivenUp() {
    assertThatThrownBy(() ->
            RoadmapLayout.of(COMMITTED, roadmap("ml-engineer"), LayoutStyle.MAP, 1220, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static void checkPlaces(RoadmapLayout layout, LayoutStyle style) {
    List<double[]> sections =
        layout.sections().stream()
            .map(s -> new double[] {s.x(), s.y(), s.width(), s.height()})
            .toList();
    List<double[]> boxes =
        layout.topics().stream()
            .map(t -> new double[] {t.x(), t.y(), t.width(), t.height()})
            .toList();
    assertNoneOverlap(sections);
    assertNoneOverlap(boxes);
    double[] whole = {0, 0, layout.width(), layout.height()};
    assertThat(sections).allMatch(section -> isInside(section, whole));
    for (PlacedTopic topic : layout.topics()) {
      double[] box = {topic.x(), topic.y(), topic.width(), topic.height()};
      assertThat(isInside(box, sections.get(topic.section()))).as(topic.topicId()).isTrue();
      assertThat(topic.lines()).allMatch(line -> style.labels().width(line) <= style.textWidth());
      assertThat(topic.lines().size() * style.lineHeight()).isLessThan(topic.height());
      assertThat(style.textLeft() + style.textWidth()).isLessThan(topic.width());
    }
    for (PlacedSection section : layout.sections()) {
      double right = section.x() + section.width();
      assertThat(section.titleLines())
          .allMatch(line -> section.titleX() + Labels.HEADING.width(line) <= right);
    }
  }

  private static void assertNoneOverlap(List<double[]> boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        double[] a = boxes.get(i);
        double[] b = boxes.get(j);
        boolean apart =
            a[0] + a[2] <= b[0] + ROUNDING
                || b[0] + b[2] <= a[0] + ROUNDING
                || a[1] + a[3] <= b[1] + ROUNDING
                || b[1] + b[3] <= a[1] + ROUNDING;
        assertThat(apart).as("%d and %d", i, j).isTrue();
      }
    }
  }

  private static boolean isInside(double[] inner, double[] outer) {
    return inner[0] >= outer[0] - ROUNDING
        && inner[1] >= outer[1] - ROUNDING
        && inner[0] + inner[2] <= outer[0] + outer[2] + ROUNDING
        && inner[1] + inner[3] <= outer[1] + outer[3] + ROUNDING;
  }

  private static RoadmapLayout map(Curriculum curriculum, Roadmap roadmap) {
    return RoadmapLayout.of(
        curriculum, roadmap, LayoutStyle.MAP, RoadmapLayout.DEFAULT_WIDTH, () -> false);
  }

  private static PlacedTopic topic(RoadmapLayout layout, String id) {
    return layout.topics().stream().filter(t -> t.topicId().equals(id)).findFirst().orElseThrow();
  }

  private static Set<String> listed(Roadmap roadmap) {
    return roadmap.sections().stream()
        .flatMap(section -> section.topics().stream())
        .map(Inclusion::topicId)
        .collect(Collectors.toSet());
  }

  private static Roadmap roadmap(String id) {
    return COMMITTED.roadmaps().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static Curriculum curriculum(
      List<Topic> topics, List<Prerequisite> edges, Roadmap roadmap) {
    return new Curriculum(topics, edges, List.of(), List.of(roadmap));
  }

  private static Roadmap roadmapOf(Section... sections) {
    return new Roadmap("r", "R", "S", "1", List.of(sections));
  }

  private static Section section(String title, String... topics) {
    return new Section(title, Stream.of(topics).map(topic -> new Inclusion(topic, 1)).toList());
  }

  private static Prerequisite requires(String topic, String required, Strength strength) {
    return new Prerequisite(topic, required, strength);
  }

  private static Topic topic(String id, String title) {
    return new Topic(id, title, "S", TopicKind.CONCEPT, 60, 1, false);
  }

  private static String id(int i) {
    return "t%03d".formatted(i);
  }
}
