package dev.waymark.curriculum.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class RoadmapPictureTest {
  private static final Curriculum CURRICULUM =
      CheckedCurriculum.read(List.of(Path.of("../../graph-seed/curriculum"))).draft().curriculum();

  @Test
  void theCommittedPictureShowsTheCommittedCurriculum() throws Exception {
    assertThat(Files.readString(Path.of("../../docs/images/ml-engineer.svg")))
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

    Document svg = parsed(svg("data-analyst"));

    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("desc").getLength()).isEqualTo(1);
    assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(topics + 1);
  }

  @Test
  void whatXmlCannotHoldIsReplaced() throws Exception {
    Topic topic = new Topic("a", "Bell \u0007 & <b>", "S", TopicKind.CONCEPT, 60, 1, false);
    Roadmap roadmap =
        new Roadmap(
            "r",
            "\uD800",
            "\u0000",
            "1",
            List.of(new Section("\uFFFF", List.of(new Inclusion("a", 1)))));

    String svg =
        RoadmapPicture.svg(
            new Curriculum(List.of(topic), List.of(), List.of(), List.of(roadmap)), roadmap);

    assertThat(parsed(svg).getElementsByTagName("title").item(1).getTextContent())
        .startsWith("Bell \uFFFD & <b>");
  }

  @Test
  void aNarrowPictureHasItsKeyBelowTheTitle() throws Exception {
    Document svg =
        parsed(RoadmapPicture.svg(CURRICULUM, roadmap("data-analyst"), 600, () -> false));

    assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("640");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static String svg(String roadmap) {
    return RoadmapPicture.svg(CURRICULUM, roadmap(roadmap));
  }

  private static Roadmap roadmap(String id) {
    return CURRICULUM.roadmaps().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }
}
