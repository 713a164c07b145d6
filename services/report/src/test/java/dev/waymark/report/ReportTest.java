package dev.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.CommandResult;
import dev.waymark.cli.Commands;
import dev.waymark.simulator.cli.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String CURRICULUM = "../../graph-seed/curriculum";

  @TempDir private Path folder = Path.of("");

  private static CommandResult report(String... options) {
    return CommandResult.with(Commands.of(new Report()), all(options));
  }

  private static String[] all(String... options) {
    List<String> args = new ArrayList<>(List.of(options));
    args.addAll(List.of("--curriculum", CURRICULUM, "--no-progress"));
    return args.toArray(String[]::new);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void onePageThatNeedsNothingElseTellsWhatTheLogSays() throws IOException {
    CommandResult.with(
        Simulator.commandLine(),
        all("simulate", "--out", path("log.gz"), "--learners", "80", "--events", "8000"));
    CommandResult ran =
        report(
            "--log",
            path("log.gz"),
            "--topics",
            "linear-algebra.vectors",
            "--out",
            path("page.html"));
    assertThat(ran.status()).as(ran.err()).isZero();
    String page = Files.readString(folder.resolve("page.html"));
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("<script", "http:", "https:", "NaN", "Infinity")
        .contains("8,000 events of 80 learners", "not fitted to", "prefers-color-scheme")
        .contains("Who practises without getting anywhere", "Wheel-spinning by topic")
        .contains("The hardest topics", "Prerequisites that success does not depend on")
        .contains("linear-algebra.vectors");
    assertThat(page.split("<svg ", -1)).hasSizeGreaterThan(6);
    assertThat(page.split("<svg role=\"img\" aria-label=\"", -1))
        .hasSameSizeAs(page.split("<svg ", -1));
    assertThat(page.split("<section>", -1)).hasSameSizeAs(page.split("</section>", -1));
  }

  @Test
  void topicsThatTheCurriculumLacksAreNamed() throws IOException {
    Files.writeString(folder.resolve("log"), "");
    CommandResult ran = report("--log", path("log"), "--topics", "alchemy", "--out", path("page"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("alchemy");
    assertThat(folder.resolve("page")).doesNotExist();
  }

  @Test
  void anEmptyLogMakesNoPage() throws IOException {
    Files.writeString(folder.resolve("log"), "");
    CommandResult ran = report("--log", path("log"), "--out", path("page"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(folder.resolve("page")).doesNotExist();
  }
}
