package dev.waymark.seed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.seed.CommandRun;
import dev.waymark.seed.CurriculumFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A curriculum may come from somebody else. Nothing that it makes the validator read, by a link or
/// by mistake, may end up in the log of a build.
final class ForeignFilesTest {
  private static final String SECRET = "hunter2";

  @TempDir private Path folder;
  private Path curriculum = Path.of("");

  @BeforeEach
  void soundCurriculum() {
    curriculum = folder.resolve("curriculum");
    CurriculumFiles.chain(curriculum, "a", "b", "c");
  }

  @Test
  void aLinkOutOfTheFolderIsRefusedUnread() throws IOException {
    Path secret = CurriculumFiles.write(folder, "secret", "password: " + SECRET + "\n");
    Files.createSymbolicLink(curriculum.resolve("x.yaml"), secret);

    CommandRun run = validate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("x.yaml: error: This link leads out of the folders of the curriculum.")
        .doesNotContain(SECRET, "password");
  }

  @Test
  void aLinkInsideTheFolderIsReadAsAMountedConfigMapNeedsIt() throws IOException {
    Path mounted = folder.resolve("mounted");
    CurriculumFiles.chain(mounted.resolve("..2026"), "a", "b");
    Files.createSymbolicLink(mounted.resolve("..data"), Path.of("..2026"));
    Files.createSymbolicLink(mounted.resolve("topics.yaml"), Path.of("..data/topics.yaml"));
    Files.createSymbolicLink(mounted.resolve("roadmap.yaml"), Path.of("..data/roadmap.yaml"));
    Files.createSymbolicLink(folder.resolve("link"), mounted);

    assertThat(CommandRun.of("validate", mounted.toString()).exitCode()).isZero();
    assertThat(CommandRun.of("validate", folder.resolve("link").toString()).exitCode()).isZero();
  }

  @Test
  void aLinkToAFolderToADeviceOrToNothingIsRefused() throws IOException {
    Files.createSymbolicLink(curriculum.resolve("elsewhere"), folder);
    Files.createSymbolicLink(curriculum.resolve("endless.yaml"), Path.of("/dev/zero"));
    Files.createSymbolicLink(curriculum.resolve("nothing.yaml"), folder.resolve("none"));

    assertThat(validate().out())
        .contains("elsewhere: error: This is a link to a folder, which is not followed.")
        .contains("endless.yaml: error: This is a device, a pipe or a socket, not a file.")
        .contains("nothing.yaml: error: This is a link to nothing.")
        .contains("3 errors, 0 warnings.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "TOKEN=hunter2",
        "- hunter2",
        "password: hunter2",
        "hunter2: 1",
        "a: &hunter2 1",
        "a: *hunter2",
        "a: !hunter2 1",
        "a: !hunter2!x 1",
        "%hunter2 x",
        "a: \"hunter2",
        "a: 'hunter2\nb: 1",
        "a: [hunter2",
        "hunter2: 1\nhunter2: 2",
        "a: |hunter2",
        "a: b: hunter2",
        "a: \"\\hunter2\"",
        "\thunter2: 1",
        "@hunter2",
      })
  void whatIsNoCurriculumIsToldByItsPlaceAndKindAlone(String text) {
    CurriculumFiles.write(curriculum, "x.yaml", text);

    CommandRun run = validate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("x.yaml").contains("error: ");
    assertThat(run.out() + run.err()).doesNotContain(SECRET);
  }

  @Test
  void aPasswordFileMustBeAFile() {
    CommandRun run =
        CommandRun.of(
            "publish",
            "--curriculum=" + curriculum,
            "--neo4j=bolt://127.0.0.1:1",
            "--neo4j-password-file=/dev/zero",
            "--kafka=127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("it is a device, a pipe or a socket, not a file");
  }

  @Test
  void anAuthorityIsForAnAddressWithTlsAndMustBeThere() {
    assertThat(publishing("--neo4j=bolt://127.0.0.1:1", "--neo4j-ca=" + curriculum).err())
        .contains("--neo4j-ca is for an address that begins with bolt+s:// or neo4j+s://");
    assertThat(publishing("--neo4j=neo4j+s://127.0.0.1:1", "--neo4j-ca=/nowhere/ca.crt").err())
        .contains("Cannot read --neo4j-ca /nowhere/ca.crt");
  }

  private CommandRun publishing(String neo4j, String authority) {
    CommandRun run =
        CommandRun.of(
            "publish", "--curriculum=" + curriculum, neo4j, authority, "--kafka=127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(2);
    return run;
  }

  @Test
  void anArgumentIsNotReadAsAFileOfArguments() {
    assertThat(CommandRun.of("validate", "@/dev/zero").err()).contains("There is no @/dev/zero");
  }

  private CommandRun validate() {
    return CommandRun.of("validate", curriculum.toString());
  }
}
