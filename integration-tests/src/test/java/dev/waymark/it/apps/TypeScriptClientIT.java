package dev.waymark.it.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.apps.Command.Ran;
import dev.waymark.it.suite.Installation;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A TypeScript client generated from what the gateway serves compiles and works.
@ExtendWith(SharedSuite.class)
final class TypeScriptClientIT {

  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "tsconfig.json", "program.ts");

  private final RunningSuite suite;

  TypeScriptClientIT(RunningSuite suite) {
    this.suite = suite;
  }

  @Test
  void aGeneratedClientAsksForNextSteps() throws IOException, InterruptedException {
    assertThat(List.of("node", "npm"))
        .as("Install Node.js 20 or newer with npm (Debian: nodejs, npm): the client needs them")
        .allMatch(Command::isThere);
    Path folder = installed();
    String served = suite.rest().get("/q/openapi?format=json").text();
    Files.writeString(folder.resolve("openapi.json"), served);

    assertRan(folder, "node_modules/.bin/openapi-typescript", "openapi.json", "--output=api.ts");
    assertRan(folder, "node_modules/.bin/tsc", "--project", ".");
    String printed =
        assertRan(
            folder,
            "node",
            "built/program.js",
            "http://127.0.0.1:" + suite.httpPort(),
            "typescript-" + UUID.randomUUID());

    assertThat(printed.lines().toList())
        .hasSize(6)
        .satisfies(lines -> {
          assertThat(lines.getFirst()).matches("Machine Learning Engineer: \\d+ topics");
          assertThat(lines.get(1)).isEqualTo("recorded ts-1, ts-2");
          assertThat(lines.get(2)).matches("[A-Z]+ [a-z.-]+, \\d+ minutes \\d+ %: .+\\.");
          assertThat(lines.getLast()).isEqualTo("404 urn:waymark:problem:unknown-roadmap");
        });
  }

  /// The client's folder with what it depends on, kept between builds.
  private static Path installed() throws IOException, InterruptedException {
    Path source = Installation.root().resolve("integration-tests/clients/typescript");
    Path folder =
        Files.createDirectories(
            Installation.root().resolve("integration-tests/target/clients/typescript"));
    Path mark = folder.resolve("installed-lock.json");
    boolean fresh =
        Files.exists(mark) && Files.mismatch(mark, source.resolve("package-lock.json")) < 0;
    for (String file : FILES) {
      Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!fresh) {
      assertRan(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      Files.copy(source.resolve("package-lock.json"), mark, StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }

  private static String assertRan(Path folder, String... command) throws InterruptedException {
    Ran ran = Command.run(folder, Map.of(), command);
    assertThat(ran.exitCode()).as("%s: %s", List.of(command), ran.printed()).isZero();
    return ran.printed();
  }
}
