package dev.waymark.seed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.seed.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderCommandTest {
  @TempDir private Path folder;

  @Test
  void theCommandWritesTheFileAndKnowsRoadmapsByName() throws Exception {
    Path file = folder.resolve("deep/map.svg");

    CommandRun run =
        CommandRun.of(
            "render", "curriculum", "--roadmap", "data-analyst", "--out", file.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(file)).startsWith("<svg").contains("Data Analyst");
    CommandRun typo =
        CommandRun.of(
            "render", "curriculum", "--roadmap", "data-analist", "--out", file.toString());
    assertThat(typo.exitCode()).isEqualTo(2);
    assertThat(typo.err()).contains("Did you mean data-analyst?");
  }
}
