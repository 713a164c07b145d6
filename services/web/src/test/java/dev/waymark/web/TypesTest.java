package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sources keep their types, which bundling throws away unread.
///
/// The compiler and Lit's types come from npm.
class TypesTest {

  private static final Path FOLDER = Path.of("target/types");

  @Test
  void theCompilerFindsNothing() throws Exception {
    Node.assumeItIsThere();
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
      assertThat(Node.run(FOLDER, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
          .isNotNull();
    }
    assertThat(Node.run(FOLDER, "node", "node_modules/typescript/lib/tsc.js", "-p", ".")).isEmpty();
  }
}
