package dev.waymark.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurriculumProblemTest {
  @Test
  void aSoundCurriculumHasNoProblem() {
    assertThat(CurriculumProblem.in(Curricula.of("b <- a", "c <~ a b"))).isEmpty();
  }

  @Test
  void aCycleIsShownAsThePathAround() {
    List<CurriculumProblem> problems =
        CurriculumProblem.in(Curricula.of("b <- a", "c <- b", "a <~ c", "d <- c"));
    assertThat(problems)
        .extracting(CurriculumProblem::message)
        .containsExactly("Prerequisites run in a circle: a requires c requires b requires a.");
  }

  @Test
  void aTopicThatRequiresItselfIsACycle() {
    assertThat(CurriculumProblem.in(Curricula.of("a <- a")))
        .containsExactly(new CurriculumProblem.Cycle(List.of("a", "a")));
  }

  @Test
  void moreTopicsThanALearnersRowCanNameAreRefused() {
    List<Topic> topics =
        IntStream.rangeClosed(0, Curriculum.MAX_TOPICS)
            .mapToObj(i -> Curricula.topic("t" + i))
            .toList();
    Curriculum huge = new Curriculum(topics, List.of(), List.of(), List.of());
    assertThat(CurriculumProblem.in(huge))
        .extracting(CurriculumProblem::message)
        .containsExactly("The curriculum has topics \"131073\"; expected is 0 to 131072.");
  }

  @Test
  void twoCyclesAreBothShown() {
    assertThat(CurriculumProblem.in(Curricula.of("a <- b", "b <- a", "x <- y a", "y <- x")))
        .containsExactly(
            new CurriculumProblem.Cycle(List.of("a", "b", "a")),
            new CurriculumProblem.Cycle(List.of("x", "y", "x")));
  }

  @Test
  void everyPrerequisiteOfACircleStandsInOneTheShortestFirst() {
    assertThat(CurriculumProblem.in(Curricula.of("a <- b", "b <- c", "c <- a b", "x <- x")))
        .containsExactly(
            new CurriculumProblem.Cycle(List.of("x", "x")),
            new CurriculumProblem.Cycle(List.of("b", "c", "b")),
            new CurriculumProblem.Cycle(List.of("a", "b", "c", "a")));
  }

  @Test
  void theOrderOfInputChangesNeitherChecksumNorProblems() {
    Curriculum sound = Curricula.random(new Random(7), 40, 4);
    List<Topic> topics = new ArrayList<>(sound.topics());
    List<Prerequisite> edges = new ArrayList<>(sound.prerequisites());
    Collections.shuffle(topics, new Random(1));
    Collections.shuffle(edges, new Random(2));
    Curriculum shuffled = new Curriculum(topics, edges, List.of(), sound.roadmaps());
    assertThat(shuffled).isEqualTo(sound);
    assertThat(shuffled.checksum()).isEqualTo(sound.checksum()).matches("[0-9a-f]{64}");
  }

  @Test
  void aBrokenCurriculumIsRefusedAsAGraph() {
    Topic a = Curricula.topic("a");
    Prerequisite dangling = new Prerequisite("a", "ghost", Strength.HARD);
    Curriculum broken = new Curriculum(List.of(a, a), List.of(dangling), List.of(), List.of());
    assertThat(PrerequisiteGraph.build("r", broken))
        .isEqualTo(
            new GraphResult.Refused(
                List.of(
                    new CurriculumProblem.DuplicateId("topic", "a"),
                    new CurriculumProblem.DanglingReference("topic a", "ghost"))));
  }

  @Test
  void everyValueOutOfRangeIsNamed() {
    var topic = new Topic("Bad Id", " ", "", TopicKind.TOOL, 0, 6, false);
    var retired = new Topic("old", "Old", "", TopicKind.TOOL, 1, 1, true);
    var teaching = new Teaching("ghost", 1.5, -1, "");
    var resource =
        new Resource(
            "r", "", "", "", ResourceType.BOOK, Access.FREE, "", 0, 0, List.of(teaching, teaching));
    var section = new Section("", List.of(new Inclusion("old", 9), new Inclusion("old", 0.1)));
    var roadmap = new Roadmap("m", "", "", "", List.of(section, section));
    var broken =
        new Curriculum(
            List.of(topic, retired),
            List.of(),
            List.of(resource, resource),
            List.of(roadmap, roadmap));
    List<String> messages =
        CurriculumProblem.in(broken).stream().map(CurriculumProblem::message).distinct().toList();
    assertThat(messages)
        .hasSize(21)
        .contains(
            "The topic Bad Id has minutes \"0\"; expected is 1 to 100000.",
            "The topic Bad Id has level \"6\"; expected is 1 to 5.",
            "The resource r names the topic ghost, which is not there.",
            "The resource r has coverage of ghost \"1.5\"; expected is over 0 to 1.",
            "The roadmap m names the topic old, which is retired.",
            "The roadmap m has weight of old \"9.0\"; expected is 0.1 to 5.",
            "The section m /  is there more than once.",
            "The resource r is there more than once.");
  }
}
