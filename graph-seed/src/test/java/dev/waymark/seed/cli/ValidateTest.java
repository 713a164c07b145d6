package dev.waymark.seed.cli;

import static dev.waymark.seed.CurriculumFiles.resource;
import static dev.waymark.seed.CurriculumFiles.roadmap;
import static dev.waymark.seed.CurriculumFiles.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.curriculum.yaml.YamlFiles;
import dev.waymark.seed.CommandRun;
import dev.waymark.seed.CurriculumFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every mistake an author can make, and what they are told.
final class ValidateTest {
  @TempDir private Path folder;

  @BeforeEach
  void soundCurriculum() {
    CurriculumFiles.chain(folder, "a", "b", "c");
  }

  @Test
  void aSoundCurriculumPasses() {
    CommandRun run = validate();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            "The curriculum is sound: 3 topics, 2 prerequisites, 3 resources, 1 roadmap.\n");
  }

  @Test
  void aCycleIsShownAsAPathWithEachPlace() {
    write("x.yaml", "topics:\n" + topic("x", "y", "") + topic("y", "", "x"));

    assertThat(validate().out())
        .contains(
            at("x.yaml", 8)
                + "error: Prerequisites run in a circle: x requires y ("
                + place("x.yaml", 8)
                + "), y requires x ("
                + place("x.yaml", 15)
                + "). Take one of them out.");
  }

  @Test
  void aTopicThatRequiresItselfIsACycle() {
    write("x.yaml", "topics:\n" + topic("x", "x", ""));

    assertThat(validate().out()).contains("run in a circle: x requires x");
  }

  @Test
  void aDanglingReferenceNamesTheNearestId() {
    write(
        "x.yaml", "topics:\n" + topic("linear.vectors", "", "") + topic("x", "linear.vektors", ""));

    assertThat(validate().out())
        .contains(
            at("x.yaml", 15)
                + "error: Topic x requires linear.vektors, which is not there. Did you mean linear.vectors?");
  }

  @Test
  void danglingReferencesOfResourcesAndRoadmapsAreFoundToo() {
    write("x.yaml", "resources:\n" + resource("r", "nowhere"));
    write("y.yaml", roadmap("m", List.of("a", "nirvana")));

    assertThat(validate().out())
        .contains("Resource r teaches nowhere, which is not there. Define it, or take it out.")
        .contains("Roadmap m includes nirvana, which is not there.");
  }

  @Test
  void aDuplicateIdNamesBothPlaces() {
    write("x.yaml", "topics:\n" + topic("a", "", ""));

    assertThat(validate().out())
        .contains(
            at("x.yaml", 2)
                + "error: The topic a is already defined at "
                + place("topics.yaml", 2)
                + ". Rename or delete one of them.");
  }

  @Test
  void duplicateResourcesRoadmapsAndSectionsAreFound() {
    write("x.yaml", "resources:\n" + resource("learn-a", "a"));
    write(
        "y.yaml",
        """
        roadmap:
          id: goal
          title: T
          summary: S
          version: "1"
          sections:
            - {title: One, topics: [a]}
            - {title: One, topics: [b]}
        """);

    assertThat(validate().out())
        .contains("The resource learn-a is already defined")
        .contains("The roadmap goal is already defined")
        .contains("The section \"One\" of goal is already defined");
  }

  @Test
  void aTopicNamedTwiceIsFound() {
    write("x.yaml", "topics:\n" + topic("x", "a", "a"));
    write("y.yaml", roadmap("m", List.of("a", "a")));

    assertThat(validate().out())
        .contains("Topic x requires a twice, first at " + place("x.yaml", 8))
        .contains("Roadmap m includes a twice");
  }

  @Test
  void anOrphanIsAWarning() {
    write("x.yaml", "topics:\n" + topic("x", "a", "") + "resources:\n" + resource("r", "x"));

    CommandRun run = validate();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(at("x.yaml", 2) + "warning: Topic x is an orphan");
  }

  @Test
  void aTopicOnNoRoadmapThatOneRequiresIsNoOrphan() {
    write("x.yaml", "topics:\n" + topic("x", "", "") + topic("y", "", "x"));

    assertThat(validate().out()).contains("Topic x is an orphan", "Topic y is an orphan");
  }

  @Test
  void aRoadmapTopicWhoseHardPrerequisiteIsNotOnTheRoadmapCannotBeReached() {
    write("x.yaml", roadmap("m", List.of("a", "c")));

    CommandRun run = validate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            at("x.yaml", 7)
                + "error: Roadmap m includes c but not b, which it requires: on this map it cannot be reached.");
  }

  @Test
  void absurdMinutesAreErrors() {
    write("x.yaml", "topics:\n" + topic("x", "a", "").replace("minutes: 60", "minutes: 5"));
    write(
        "y.yaml",
        "resources:\n" + resource("r", "a").replace("coverage: 0.8", "coverage: 0.8, minutes: 91"));

    assertThat(validate().out())
        .contains(
            at("x.yaml", 7) + "error: \"minutes\" is the number 5. Write a number from 30 to 2400.")
        .contains("Resource r takes 90 minutes, the part of it for a 91.");
  }

  @Test
  void aTopicWithoutResourcesIsAWarning() {
    write("x.yaml", "topics:\n" + topic("x", "a", ""));

    assertThat(validate().out()).contains("warning: No resource teaches topic x. Add one, or two.");
  }

  @Test
  void aRedundantPrerequisiteIsAWarning() {
    write("x.yaml", "topics:\n" + topic("x", "c, a", "b"));

    assertThat(validate().out())
        .contains("warning: Topic x requires a already through c. Leave it out.")
        .contains("warning: Topic x requires b already through c. Leave it out.");
  }

  @Test
  void aLevelBelowThatOfAPrerequisiteIsAWarning() {
    write(
        "x.yaml",
        "topics:\n" + topic("x", "a", "").replace("level: 1", "level: 4") + topic("y", "x", ""));

    assertThat(validate().out()).contains("Topic y has level 1 but requires x of level 4.");
  }

  @Test
  void anUnknownFieldNamesTheNearestOne() {
    write("x.yaml", "topics:\n" + topic("x", "", "").replace("summary:", "sumary:"));

    assertThat(validate().out())
        .contains("A topic has no field \"sumary\". Did you mean \"summary\"?")
        .contains("A topic lacks \"summary\". Add a text.");
  }

  @Test
  void everythingIsToldAtOnceInTheOrderOfFilesAndLines() {
    write("0.yaml", "topics:\n" + topic("x", "nope", "").replace("kind: CONCEPT", "kind: IDEA"));
    write("9.yaml", "topics: []\n");

    assertThat(validate().out().lines().filter(line -> line.contains("error:")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith(at("0.yaml", 5)).contains("\"kind\""),
            line -> assertThat(line).startsWith(at("0.yaml", 8)).contains("nope"),
            line -> assertThat(line).startsWith(at("9.yaml", 1)).contains("empty list"));
  }

  @Test
  void everyCircleIsNamedAtOnce() {
    write(
        "x.yaml",
        "topics:\n" + topic("x", "", "y, z") + topic("y", "", "x, z") + topic("z", "", "x, y"));

    assertThat(validate().out().lines().filter(line -> line.contains("circle"))).hasSize(3);
  }

  @Test
  void errorsComeFirstAndEqualWarningsAreFolded() {
    StringBuilder topics = new StringBuilder("topics:\n");
    for (int i = 0; i < 20; i++) {
      topics.append(topic("x" + i, "", ""));
    }
    write("0.yaml", topics.toString());
    write("9.yaml", "topics: []\n");

    List<String> folded = validate().out().lines().toList();
    assertThat(folded.getFirst()).contains("9.yaml:1: error:");
    assertThat(folded)
        .hasSize(12)
        .contains("16 warnings more like this: Add one, or two. (--all-warnings lists them)")
        .endsWith("1 error, 40 warnings.");
    assertThat(CommandRun.of("validate", "--errors-only", folder.toString()).out().lines())
        .hasSize(2);
    assertThat(CommandRun.of("validate", "--all-warnings", folder.toString()).out().lines())
        .hasSize(42);
  }

  @Test
  void warningsFailOnlyWhenStrict() {
    write("x.yaml", "topics:\n" + topic("x", "a", ""));

    assertThat(validate().exitCode()).isZero();
    assertThat(CommandRun.of("validate", "--strict", folder.toString()).exitCode()).isEqualTo(1);
  }

  @Test
  void aWrongCommandLineIsItsOwnExitCode() {
    assertThat(CommandRun.of("validate").exitCode()).isEqualTo(2);
    CommandRun missing = CommandRun.of("validate", folder.resolve("none").toString());
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("There is no " + folder.resolve("none"));
  }

  @Test
  void aFolderWithoutFilesIsAnError() {
    CurriculumFiles.write(folder.resolve("e"), "x.txt", "");

    CommandRun run = CommandRun.of("validate", folder.resolve("e").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("No .yaml file lies here");
  }

  @Test
  void aFileTooLargeIsRefusedUnread() {
    write("x.yaml", "#".repeat(YamlFiles.MAX_FILE_BYTES + 1));

    assertThat(validate().out()).contains("x.yaml: error: The file is too large: 1,048,577 bytes.");
  }

  @Test
  void hiddenFoldersArePassedOver() {
    CurriculumFiles.chain(folder.resolve("..2026_11"), "a", "b");

    assertThat(validate().exitCode()).isZero();
  }

  private CommandRun validate() {
    return CommandRun.of("validate", folder.toString());
  }

  private void write(String name, String text) {
    CurriculumFiles.write(folder, name, text);
  }

  private String place(String file, int line) {
    return folder.resolve(file) + ":" + line;
  }

  private String at(String file, int line) {
    return place(file, line) + ": ";
  }
}
