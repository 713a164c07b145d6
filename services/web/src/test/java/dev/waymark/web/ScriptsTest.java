package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mvnpm.esbuild.Bundler;
import io.mvnpm.esbuild.model.BundleOptions;
import io.mvnpm.esbuild.model.EsBuildConfig;
import io.mvnpm.esbuild.model.EsBuildConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Runs `src/test/web/*.test.ts`, the tests of what needs no browser, with Node's own runner.
class ScriptsTest {

  private static final Path FOLDER = Path.of("target/script-tests").toAbsolutePath();

  /// What the build bundled the application with.
  private static final Path PACKAGES = Path.of("target/node_modules").toAbsolutePath();

  @Test
  void theTestsOfTheScriptsPass() throws Exception {
    Node.assumeItIsThere();
    copy(Path.of("src/main/web"), FOLDER.resolve("main/web"));
    copy(Path.of("src/test/web"), FOLDER.resolve("test/web"));
    List<String> tests;
    try (Stream<Path> files = Files.list(Path.of("src/test/web"))) {
      tests = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertThat(tests).isNotEmpty();
    for (String test : tests) {
      System.out.println(Node.run(FOLDER, "node", "--test", bundled(test).toString()));
    }
  }

  private static Path bundled(String test) throws IOException {
    BundleOptions options =
        BundleOptions.builder()
            .withWorkDir(FOLDER)
            .withNodeModulesDir(PACKAGES)
            .addEntryPoint("test/web/" + test)
            .withEsConfig(
                new EsBuildConfigBuilder()
                    .bundle()
                    .platform(EsBuildConfig.Platform.NODE)
                    .format(EsBuildConfig.Format.CJS)
                    .splitting(false)
                    .sourceMap(false)
                    .entryNames("[name]")
                    .build())
            .build();
    Path bundle = Bundler.bundle(options, false).dist().resolve(test.replaceAll("ts$", "js"));
    assertThat(bundle).exists();
    return bundle;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
