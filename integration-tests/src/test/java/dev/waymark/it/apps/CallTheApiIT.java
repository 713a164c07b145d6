package dev.waymark.it.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.apps.Command.Ran;
import dev.waymark.it.suite.Installation;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.WaymarkScript;
import dev.waymark.standalone.backends.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The programs of docs/how-to/call-the-api.md do what the page says, on a gateway that is open and
/// on one that asks who calls.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSuite.class)
final class CallTheApiIT {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]+)\n(.*?)^```$");
  private static final int RUNS_AGAIN = 5;
  private static final String STEP = ".+ \\(\\d+ minutes\\): .+\\.";

  @TempDir Path folder;

  private final RunningSuite suite;
  private final int issuerPort = Loopback.freePort();
  private final int closedPort = Loopback.freePort();
  private final Program issuer;
  private final Program closed;

  /// The language of a program.
  enum Language {
    BASH,
    JS,
    PYTHON,
    JAVA
  }

  CallTheApiIT(RunningSuite suite) {
    this.suite = suite;
    issuer = RunningSuite.issuer(issuerPort);
    closed =
        suite.gateway(
            "gateway-call-the-api", closedPort, "-Dwaymark.gateway.auth.issuer=" + issuerUrl());
  }

  private String issuerUrl() {
    return "http://127.0.0.1:" + issuerPort + "/waymark";
  }

  @BeforeAll
  void start() {
    issuer.start();
    issuer.awaitReady(URI.create(issuerUrl() + "/.well-known/openid-configuration"));
    closed.start();
    closed.awaitReady(URI.create("http://127.0.0.1:" + closedPort + "/q/health/ready"));
  }

  @AfterAll
  void stop() {
    closed.close();
    issuer.close();
  }

  @Test
  void thePageHasOneProgramInEachLanguage() throws IOException {
    assertThat(programs().stream().map(block -> block.group(1)))
        .containsExactlyInAnyOrder("bash", "js", "python", "java");
  }

  @ParameterizedTest
  @EnumSource
  void aProgramGetsNextSteps(Language language) throws IOException, InterruptedException {
    String learner = "page-" + UUID.randomUUID();

    Ran ran = run(language, learner, suite.httpPort(), Map.of());

    assertThat(ran.exitCode()).as(ran.printed()).isZero();
    assertShowsSteps(language, ran.printed());
  }

  @ParameterizedTest
  @EnumSource
  void aProgramComesInWithItsToken(Language language) throws IOException, InterruptedException {
    String learner = "page-" + UUID.randomUUID();
    WaymarkScript.Ran token =
        WaymarkScript.run("token", "--learner=" + learner, "--issuer=" + issuerUrl());
    assertThat(token.exitCode()).as(token.printed()).isZero();

    Ran without = run(language, learner, closedPort, Map.of());
    Ran with =
        run(
            language,
            learner,
            closedPort,
            Map.of("WAYMARK_TOKEN", token.printed().strip().lines().toList().getLast()));

    assertThat(without.exitCode()).as(without.printed()).isNotZero();
    assertThat(without.printed()).contains("urn:waymark:problem:unauthenticated");
    assertThat(with.exitCode()).as(with.printed()).isZero();
    assertShowsSteps(language, with.printed());
  }

  private static void assertShowsSteps(Language language, String printed) {
    assertThat(printed).contains("ml-engineer").contains("data-analyst");
    if (language == Language.BASH) {
      assertThat(printed)
          .contains("\"accepted\":2")
          .containsSubsequence("\"steps\":[", "\"topicId\":", "\"reasons\":[");
    } else {
      assertThat(printed.lines().filter(line -> line.matches(STEP))).hasSize(3);
    }
  }

  /// Runs a program again while it is told to ask again, as the page says: a machine under load may
  /// take its time to count the events.
  private Ran run(Language language, String learner, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    Ran ran = runOnce(language, learner, port, environment);
    for (int again = 0; again < RUNS_AGAIN && isToldToAskAgain(ran); again++) {
      ran = runOnce(language, learner, port, environment);
    }
    return ran;
  }

  private static boolean isToldToAskAgain(Ran ran) {
    return ran.exitCode() != 0
        && Stream.of(
                "events-not-counted-yet",
                "recommender-unavailable",
                "recommender-too-slow",
                "DEADLINE_EXCEEDED")
            .anyMatch(ran.printed()::contains);
  }

  private Ran runOnce(Language language, String learner, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    String program =
        programs().stream()
            .filter(block -> block.group(1).equalsIgnoreCase(language.name()))
            .map(block -> block.group(2))
            .findFirst()
            .orElseThrow()
            .replace("localhost:8080", "localhost:" + port)
            .replace("localhost:9090", "localhost:" + suite.grpcPort())
            .replace("/ada/", "/" + learner + "/")
            .replace("\"ada\"", "\"" + learner + "\"");
    return switch (language) {
      case BASH ->
          Command.run(folder, environment, "bash", "-euo", "pipefail", file("steps.sh", program));
      case JS -> Command.run(folder, environment, "node", file("steps.mjs", program));
      case PYTHON -> Command.run(folder, environment, "python3", file("steps.py", program));
      case JAVA -> java(program, environment);
    };
  }

  private Ran java(String program, Map<String, String> environment)
      throws IOException, InterruptedException {
    String classPath = System.getProperty("java.class.path");
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-cp",
                classPath,
                "-Xlint:all,-classfile,-path,-processing",
                file("FirstSteps.java", program));
    assertThat(errors).as("what the compiler says is above").isZero();
    return Command.run(
        folder,
        environment,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        folder + ":" + classPath,
        "FirstSteps");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static List<MatchResult> programs() throws IOException {
    Path page = Installation.root().resolve("docs/how-to/call-the-api.md");
    return BLOCK.matcher(Files.readString(page)).results().toList();
  }
}
