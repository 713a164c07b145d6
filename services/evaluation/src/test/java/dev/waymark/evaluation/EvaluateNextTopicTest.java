package dev.waymark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateNextTopicTest {
  @TempDir private Path folder = Path.of("");

  private CommandResult evaluate(String train, String test) throws IOException {
    Path trainFile = Files.writeString(folder.resolve("train.csv"), train);
    Path testFile = Files.writeString(folder.resolve("test.csv"), test);
    return CommandResult.with(
        Evaluate.commandLine(),
        "next-topic",
        "--train",
        trainFile.toString(),
        "--test",
        testFile.toString(),
        "--predictions",
        folder.resolve("out.csv").toString(),
        "--no-progress");
  }

  @Test
  void ranksWhatIsLeftForEveryTestLearner() throws IOException {
    StringBuilder train = new StringBuilder("learner_id,seq,item_id\n");
    for (int u = 0; u < 30; u++) {
      for (int s = 0; s < 5; s++) {
        train
            .append("u")
            .append(u)
            .append(',')
            .append(s)
            .append(",i")
            .append((u + s) % 12)
            .append('\n');
      }
    }
    CommandResult ran =
        evaluate(
            train.toString(), "learner_id,target_item_id\nu0,i5\nstranger,i3\nu1,unheard-of\n");
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("Waymark", "Popularity", "Markov-1", "Item-kNN", "Sequence-kNN", "NDCG@10");
    List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
    assertThat(lines.getFirst()).isEqualTo("learner_id,rank,item_id,score");
    assertThat(lines.get(1)).startsWith("u0,1,i5,");
    assertThat(lines.stream().filter(line -> line.startsWith("u0,"))).hasSize(7);
    assertThat(lines.stream().filter(line -> line.startsWith("stranger,"))).hasSize(10);
    assertThat(lines).noneMatch(line -> line.startsWith("u0,") && line.contains(",i0,"));
  }

  @Test
  void badInputIsNamedWithFileLineAndRemedy() throws IOException {
    String header = "learner_id,seq,item_id\n";
    String target = "learner_id,target_item_id\nu,b\n";
    assertThat(evaluate(header + "u,1,a\nu,1,b\n", target).err())
        .contains("train.csv:3", "has seq 1 twice", "Drop");
    assertThat(evaluate(header + "u,2,a\nu,1,b\n", target).err())
        .contains("train.csv:3", "from seq 2 back to 1", "Sort");
    assertThat(evaluate(header, target).err()).contains("train.csv", "no rows");
    assertThat(evaluate(header + "u,1,a\n", "learner_id\nu\n").err())
        .contains("test.csv:1", "target_item_id");
    CommandResult twice = evaluate(header + "u,1,a\n", target + "u,b\n");
    assertThat(twice.err()).contains("test.csv:3", "has target b twice");
    assertThat(twice.status()).isEqualTo(2);
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }
}
