package dev.waymark.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The sources keep their types, which bundling throws away unread.
///
/// The compiler and Lit's types come from npm, so this one test needs Node.js. Without it the test
/// is passed over, except in continuous integration (`CI=true`).
class TypesTest {

  private static final Path FOLDER = Path.of("target/types");

  @Test
  void theCompilerFindsNothing() throws Exception {
    assumeTrue(
        hasNode() || Boolean.parseBoolean(System.getenv("CI")),
        "Node.js is not installed: types are not checked");
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(Path.of(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        FOLDER.resolve("tsconfig.json"),
        """
        {
          "extends": "../../src/main/web/tsconfig.json",
          "compilerOptions": {
            "baseUrl": "node_modules",
            "paths": { "lit": ["lit"], "lit/*": ["lit/*"] }
          },
          "include": ["../../src/main/web/**/*.ts"]
        }
        """);
    if (!Files.exists(FOLDER.resolve("node_modules/typescript"))) {
      assertThat(run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")).isNotNull();
    }
    assertThat(run("node", "node_modules/typescript/lib/tsc.js", "-p", ".")).isEmpty();
  }

  private static boolean hasNode() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path printed = Files.createTempFile(FOLDER, "printed", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
      String text = Files.readString(printed, UTF_8);
      assertThat(process.exitValue()).as(text).isZero();
      return text;
    } finally {
      process.destroyForcibly();
      Files.delete(printed);
    }
  }
}
