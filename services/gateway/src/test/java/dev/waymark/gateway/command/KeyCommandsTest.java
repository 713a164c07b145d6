package dev.waymark.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.gateway.auth.ApiKey;
import dev.waymark.gateway.auth.ApiKeyFile;
import dev.waymark.gateway.auth.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class KeyCommandsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir Path folder;

  private Path file = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    file = folder.resolve("new").resolve("keys.json");
  }

  @Test
  void aKeyIsShownOnceAndKeptAsItsHash() throws IOException {
    assertThat(
            run("create --name lms --scopes progress:write,learners:manage --learners school-1."))
        .isZero();
    String key = out.toString().strip();
    assertThat(key).matches("waymark_[A-Za-z0-9_-]{43}");
    assertThat(Files.readString(file)).doesNotContain(key);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    ApiKey kept = new ApiKeyFile(file).read().getFirst();
    assertThat(kept.name()).isEqualTo("lms");
    assertThat(kept.scopes())
        .containsExactlyInAnyOrder(Scope.PROGRESS_WRITE, Scope.LEARNERS_MANAGE);
    assertThat(kept.learners()).isEqualTo("school-1.");
    assertThat(kept.created()).isEqualTo(NOW);
  }

  @Test
  void helpIsNoMistake() {
    CommandLine line =
        KeyCommands.line(InstantSource.fixed(NOW)).setOut(new PrintWriter(out, true));
    assertThat(line.execute("--help")).isZero();
    assertThat(out.toString()).contains("Usage: waymark").contains("key");
  }

  @Test
  void twoKeysDiffer() {
    run("create --name a --scopes catalog:admin");
    run("create --name b --scopes catalog:admin");
    assertThat(out.toString().lines().distinct()).hasSize(2);
  }

  @Test
  void keysAreListedWithoutSecrets() {
    run("create --name lms --scopes progress:write --learners school-1.");
    String key = out.toString().strip();
    run("list");
    assertThat(out.toString()).endsWith("lms  progress:write  school-1.*  " + NOW + "\n");
    assertThat(out.toString().substring(key.length())).doesNotContain(key);
  }

  @Test
  void aRevokedKeyIsGone() throws IOException {
    run("create --name lms --scopes progress:write");
    run("create --name app --scopes progress:write");
    assertThat(run("revoke --name lms")).isZero();
    assertThat(new ApiKeyFile(file).read()).extracting(ApiKey::name).containsExactly("app");
  }

  @ParameterizedTest
  @CsvSource({
    "create --name lms --scopes progress:read, There is no scope progress:read",
    "create --name lms, --scopes",
    "create --name two words --scopes progress:write, words",
    "create --name ../x --scopes progress:write, The name of a key",
    "create --name taken --scopes progress:write, there is a key with the name taken already",
    "revoke --name nobody, there is no key with the name nobody",
  })
  void aMistakeIsNamedAndNothingIsWritten(String command, String reason) throws IOException {
    run("create --name taken --scopes progress:write");
    byte[] before = Files.readAllBytes(file);
    assertThat(run(command)).isEqualTo(2);
    assertThat(err.toString()).contains(reason);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileOfAnotherKindIsLeftAlone() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"keys\":[{}]}");
    assertThat(run("create --name lms --scopes progress:write")).isEqualTo(2);
    assertThat(err.toString()).contains("not a file of keys");
    assertThat(file).hasContent("{\"keys\":[{}]}");
  }

  private int run(String command) {
    String[] arguments = ("key " + command + " --file " + file).split(" ", -1);
    return KeyCommands.line(InstantSource.fixed(NOW))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
