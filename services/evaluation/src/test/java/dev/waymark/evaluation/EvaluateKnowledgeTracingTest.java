package dev.waymark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.CommandResult;
import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.GeneratedAnswers;
import dev.waymark.trainer.answers.ItemTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateKnowledgeTracingTest {
  private static final String HEADER = "learner_id,seq,item_id,timestamp_s,correct\n";

  @TempDir private Path folder = Path.of("");
  private Path train = Path.of("");
  private Path test = Path.of("");

  @BeforeEach
  void write() throws IOException {
    ItemTopics items = new ItemTopics();
    train = write("train.csv", GeneratedAnswers.learning(items, "a", 12, 30, 60, 1), items);
    test = write("test.csv", GeneratedAnswers.learning(items, "b", 4, 20, 60, 2), items);
    StringBuilder topics = new StringBuilder("item_id,skill_id\n");
    for (int i = 0; i < 35; i++) {
      topics.append("i").append(i).append(",t").append(i % 8).append('\n');
    }
    Files.writeString(folder.resolve("topics.csv"), topics);
  }

  private Path write(String name, Answers answers, ItemTopics items) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int row = 0; row < answers.size(); row++) {
      text.append(answers.learnerId(answers.learner(row)))
          .append(',')
          .append(answers.seq(row))
          .append(',')
          .append(items.itemId(answers.item(row)))
          .append(',')
          .append(answers.time(row))
          .append(',')
          .append(answers.correct(row))
          .append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private CommandResult evaluate(Path predictions) {
    return CommandResult.with(
        Evaluate.commandLine(),
        "knowledge-tracing",
        "--train",
        train.toString(),
        "--test",
        test.toString(),
        "--item-topic",
        folder.resolve("topics.csv").toString(),
        "--predictions",
        predictions.toString(),
        "--no-progress");
  }

  private void refused(String... messageParts) {
    CommandResult ran = evaluate(folder.resolve("out.csv"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(messageParts);
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  @Test
  void printsEveryModelAndWritesOneLineForEachTestRow() throws IOException {
    Path predictions = folder.resolve("out.csv");
    CommandResult ran = evaluate(predictions);
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("Waymark", "Best-LR", "PFA", "BKT", "IRT", "Elo", "Topic mean", "ECE");
    List<String> lines = Files.readAllLines(predictions);
    assertThat(lines).hasSize(81);
    assertThat(lines.getFirst()).isEqualTo("learner_id,seq,probability");
    assertThat(lines.get(1)).matches("b0,0,0\\.\\d{6}");
  }

  @Test
  void withoutTopicsEveryModelStillAnswers() {
    CommandResult ran =
        CommandResult.with(
            Evaluate.commandLine(),
            "knowledge-tracing",
            "--train",
            train.toString(),
            "--test",
            test.toString(),
            "--no-progress");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("PFA", "BKT", "with times").doesNotContain("NaN");
  }

  @Test
  void edgesBetweenTopicsAreTakenAndBadOnesRefused() throws IOException {
    Path edges = folder.resolve("edges.csv");
    String[] command = {
      "knowledge-tracing",
      "--train",
      train.toString(),
      "--test",
      test.toString(),
      "--item-topic",
      folder.resolve("topics.csv").toString(),
      "--graph",
      edges.toString(),
      "--no-progress"
    };
    Files.writeString(edges, "prerequisite_id,skill_id\nt1,t2\nt2,t3\n");
    assertThat(CommandResult.with(Evaluate.commandLine(), command).status()).isZero();
    Files.writeString(edges, "prerequisite_id,skill_id\nt1,t1\n");
    assertThat(CommandResult.with(Evaluate.commandLine(), command).err())
        .contains("edges.csv:2", "requires itself", "Drop the line");
    Files.writeString(edges, "prerequisite_id,skill_id\nt1,t2\nt2,t1\n");
    assertThat(CommandResult.with(Evaluate.commandLine(), command).err())
        .contains("edges.csv", "in a circle", "Drop an edge");
    Files.writeString(edges, "prerequisite_id,later\nt1,t2\n");
    assertThat(CommandResult.with(Evaluate.commandLine(), command).err())
        .contains("edges.csv:1", "lacks the column skill_id");
  }

  @Test
  void sameInputAndSeedGiveTheSameBytes() throws IOException {
    evaluate(folder.resolve("one.csv"));
    evaluate(folder.resolve("two.csv"));
    assertThat(folder.resolve("one.csv")).hasSameBinaryContentAs(folder.resolve("two.csv"));
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Files.writeString(test, "learner_id,seq,item_id,correct\nx,0,i,1\n");
    refused("test.csv:1", "timestamp_s", "The first line must name");
  }

  @Test
  void aValueThatIsNoNumberIsNamedWithItsLine() throws IOException {
    Files.writeString(test, HEADER + "x,0,i1,0,1\nx,one,i1,0,0\n");
    refused("test.csv:3", "seq is \"one\", not a whole number");
  }

  @Test
  void anOutcomeOtherThanZeroAndOneIsRefused() throws IOException {
    Files.writeString(test, HEADER + "x,0,i1,0,1\nx,1,i1,0,2\n");
    refused("test.csv:3", "correct is 2", "1 for a right answer");
  }

  @Test
  void unsortedRowsAreRefused() throws IOException {
    Files.writeString(test, HEADER + "x,5,i1,0,1\nx,4,i1,0,0\n");
    refused("test.csv:3", "from seq 5 back to 4", "Sort the file");
  }

  @Test
  void duplicateRowsAreRefused() throws IOException {
    Files.writeString(test, HEADER + "x,5,i1,0,1\nx,5,i1,0,1\n");
    refused("test.csv:3", "has seq 5 twice", "Drop the duplicate");
  }

  @Test
  void oneClassOnlyIsRefused() throws IOException {
    Files.writeString(train, HEADER + "x,1,i1,0,1\nx,2,i1,0,1\n");
    refused("train.csv:3", "every answer", "both kinds");
  }

  @Test
  void aLearnerInBothFilesIsRefused() throws IOException {
    Files.writeString(test, HEADER + "x,0,i1,0,1\na3,1,i1,0,0\n");
    refused("test.csv:3", "learner a3 is also in", "one of the two files");
  }

  @Test
  void aFileWithoutRowsIsRefused() throws IOException {
    Files.writeString(train, HEADER);
    refused("train.csv", "no rows", "at least one answer");
  }

  @Test
  void anEmptyOrMissingFileIsRefused() throws IOException {
    Files.writeString(train, "");
    refused("train.csv", "is empty");
    Files.delete(train);
    refused("train.csv", "no such file", "Check the path");
  }

  @Test
  void outputThatCannotBeWrittenIsRefusedBeforeAnyWork() throws IOException {
    CommandResult noFolder = evaluate(folder.resolve("missing/out.csv"));
    assertThat(noFolder.status()).isEqualTo(2);
    assertThat(noFolder.out()).isEmpty();
    assertThat(noFolder.err())
        .contains("out.csv", "its folder does not exist", "Create the folder");
    CommandResult isFolder = evaluate(folder);
    assertThat(isFolder.status()).isEqualTo(2);
    assertThat(isFolder.err()).contains("it is a folder", "Name a file in it");
  }
}
