package dev.waymark.web.bundle;

import io.mvnpm.esbuild.Bundler;
import io.mvnpm.esbuild.model.BundleOptions;
import io.mvnpm.esbuild.model.EsBuildConfig;
import io.mvnpm.esbuild.model.EsBuildConfigBuilder;
import io.mvnpm.esbuild.model.WebDependency;
import io.mvnpm.esbuild.model.WebDependency.WebDependencyType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Bundles the scripts and styles of `src/main/web` with esbuild, which comes from Maven as Lit
/// does, and puts them where the gateway serves static files from.
public final class Bundle {

  /// Names of files that browsers may keep for ever: they change with their content.
  private static final String HASHED = "[name]-[hash]";

  /// Of the packages on the class path, those whose files a browser gets.
  private static final List<String> WEB_PACKAGES =
      List.of("lit", "lit-html", "lit-element", "reactive-element", "inter");

  private Bundle() {}

  /// Bundles.
  ///
  /// @param args the module's folder, and its folder of built files
  public static void main(String[] args) throws IOException {
    Path sources = Path.of(args[0], "src/main/web");
    Path target = Path.of(args[1]);
    Path work = target.resolve("bundle");
    copy(sources, work);
    Path site = target.resolve("classes/META-INF/resources");
    deleteTree(site);
    Path application =
        bundle(target, "app.ts", config().entryNames(HASHED).splitting(true).build());
    copy(application, site.resolve("app"));
    Files.writeString(
        site.resolve("index.html"),
        Files.readString(sources.resolve("index.html"))
            .replace("{{script}}", "app/" + only(application, "app-", ".js"))
            .replace("{{style}}", "app/" + only(application, "app-", ".css")));
    copy(sources.resolve("public"), site);
    // Other sites name it in their pages: one file, under one name for all releases.
    Path embeddable =
        bundle(target, "embed.ts", config().entryNames("[name]").splitting(false).build());
    Files.copy(embeddable.resolve("embed.js"), site.resolve("embed.js"));
  }

  /// Bundles an entry point and what it imports; what was bundled before is gone.
  ///
  /// @return the folder of what came out
  private static Path bundle(Path target, String entryPoint, EsBuildConfig config)
      throws IOException {
    Path work = target.resolve("bundle");
    deleteTree(work.resolve("dist"));
    BundleOptions options =
        BundleOptions.builder()
            .withWorkDir(work)
            .withNodeModulesDir(target.resolve("node_modules"))
            .withDependencies(webPackages())
            .addEntryPoint(entryPoint)
            .withEsConfig(config)
            .build();
    return Bundler.bundle(options, true).dist();
  }

  private static EsBuildConfigBuilder config() {
    return new EsBuildConfigBuilder()
        .bundle()
        .minify()
        .format(EsBuildConfig.Format.ESM)
        .sourceMap(false)
        .loader(EsBuildConfigBuilder.getDefaultLoadersMap())
        .chunkNames("chunk-[hash]")
        .assetNames(HASHED);
  }

  private static List<WebDependency> webPackages() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(jar -> jar.toString().contains("mvnpm") && isWebPackage(jar))
        .map(jar -> WebDependency.of(jar, WebDependencyType.MVNPM))
        .toList();
  }

  private static boolean isWebPackage(Path jar) {
    Path version = jar.getParent();
    return version != null
        && version.getParent() != null
        && WEB_PACKAGES.contains(version.getParent().getFileName().toString());
  }

  private static String only(Path folder, String start, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(start) && name.endsWith(end))
              .toList();
      if (found.size() != 1) {
        throw new IOException("There should be one file %s*%s: %s".formatted(start, end, found));
      }
      return found.getFirst();
    }
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

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted((a, b) -> b.compareTo(a))::iterator) {
        Files.delete(file);
      }
    }
  }
}
