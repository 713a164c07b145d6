package dev.waymark.seed.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.seed.CommandRun;
import dev.waymark.seed.check.CheckedCurriculum;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class RoadmapMapTest {
  private static final Curriculum CURRICULUM =
      CheckedCurriculum.read(List.of(Path.of("curriculum"))).draft().curriculum();

  @TempDir private Path folder;

  @Test
  void theCommittedPictureShowsTheCommittedCurriculum() throws Exception {
    assertThat(Files.readString(Path.of("../docs/images/ml-engineer.svg")))
        .as(
            "draw it anew: java -jar graph-seed/target/waymark-graph-seed.jar render graph-seed/curriculum"
                + " --roadmap ml-engineer --out docs/images/ml-engineer.svg")
        .isEqualTo(svg("ml-engineer"));
  }

  @Test
  void theSameCurriculumGivesTheSameBytes() {
    assertThat(svg("data-analyst")).isEqualTo(svg("data-analyst"));
  }

  @Test
  void thePictureIsXmlWithATitleADescriptionAndEveryTopic() throws Exception {
    Roadmap roadmap = roadmap("data-analyst");
    long topics = roadmap.sections().stream().mapToLong(section -> section.topics().size()).sum();

    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg("data-analyst"))));

    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("desc").getLength()).isEqualTo(1);
    assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(topics + 1);
  }

  @Test
  void theCommandWritesTheFileAndKnowsRoadmapsByName() throws Exception {
    Path file = folder.resolve("deep/map.svg");

    CommandRun run =
        CommandRun.of(
            "render", "curriculum", "--roadmap", "data-analyst", "--out", file.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(file)).isEqualTo(svg("data-analyst"));
    CommandRun typo =
        CommandRun.of(
            "render", "curriculum", "--roadmap", "data-analist", "--out", file.toString());
    assertThat(typo.exitCode()).isEqualTo(2);
    assertThat(typo.err()).contains("Did you mean data-analyst?");
  }

  @Test
  void titlesWithoutSpacesStayInTheirBoxes() {
    String words = "least_common_multiple_and_greatest_common_divisor_word_problems";
    List<String> chinese =
        Labels.BOX.lines("数据库系统概论与关系代数的基础知识以及查询优化技术的高级主题", Labels.BOX_LINE_WIDTH);

    assertThat(Labels.BOX.lines(words, Labels.BOX_LINE_WIDTH))
        .containsExactly(
            "least_common_", "multiple_and_", "greatest_common_", "divisor_word_", "problems");
    assertThat(chinese)
        .hasSize(3)
        .allMatch(line -> Labels.BOX.width(line) <= SectionLayout.BOX_WIDTH);
    assertThat(Labels.BOX.lines("Long " + "x".repeat(75), Labels.BOX_LINE_WIDTH))
        .hasSize(5)
        .allMatch(line -> Labels.BOX.width(line) <= SectionLayout.BOX_WIDTH);
  }

  @Test
  void headingsStayOnTheirCards() {
    String title = "Grundlagen der Wahrscheinlichkeitsrechnung_und_der_mathematischen_Statistik";
    Section section =
        new Section(
            title, List.of(roadmap("data-analyst").sections().getFirst().topics().getFirst()));
    Card card = new SectionLayout(CURRICULUM).card(6, section);
    assertThat(String.join("", card.heading()).replace(" ", ""))
        .isEqualTo("7." + title.replace(" ", ""));
    assertThat(card.heading())
        .hasSizeGreaterThan(1)
        .allMatch(line -> Labels.HEADING.width(line) <= card.width());
    assertThat(card.headingHeight()).isGreaterThan(Card.headingBase(card.heading().size() - 1));
  }

  private static String svg(String roadmap) {
    return RoadmapMap.svg(CURRICULUM, roadmap(roadmap));
  }

  private static Roadmap roadmap(String id) {
    return CURRICULUM.roadmaps().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }
}
