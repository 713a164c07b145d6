package dev.waymark.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A small program on a base with a small Java runtime, which this machine can run.
@EnabledOnOs(OS.LINUX)
class StartCachesTest {

  private static final Instant COMMITTED = Instant.parse("2026-11-01T00:00:00Z");

  private static final String JAVA = "opt/java/bin/java";

  @TempDir private static Path folder = Path.of("");

  private static Path app = Path.of("");
  private static Path base = Path.of("");

  /// What the cache is of: a program of its own, packaged as Quarkus would.
  public static final class Hello {
    public static void main(String[] args) {
      System.out.println("Hello " + String.join(" ", args));
    }
  }

  @BeforeAll
  static void makeBaseAndProgram() throws IOException {
    Path runtime = folder.resolve("runtime");
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    PrintWriter out = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    assertThat(
            jlink.run(
                out,
                out,
                "--add-modules=java.base,jdk.unsupported",
                "--strip-debug",
                "--output=" + runtime))
        .isZero();
    base =
        new ImageTar()
            .layer(layer -> layer.folder("opt/java", runtime))
            .write(folder.resolve("base.tar"));
    app = Files.createDirectories(folder.resolve("app"));
    for (String part : List.of("quarkus", "app", "lib/boot", "lib/main")) {
      Files.createDirectories(app.resolve(part));
    }
    jar("quarkus-run.jar", "java.base/java.nio");
    jar("app/hello.jar", "");
    Files.writeString(
        app.resolve("quarkus-run.jar.classes"),
        "java/lang/Object\n" + Hello.class.getName().replace('.', '/') + "\n");
  }

  @Test
  void theClassesOfAProgramComeFromItsCacheInTheImage() throws Exception {
    StartCache cache = caches("work").of(image());
    Path tar = folder.resolve("image.tar");
    build("work").build(image(), Optional.of(cache), to(tar), ImageFormat.Docker);
    ImageFiles files = ImageFiles.unpack(tar, folder.resolve("files"));
    String printed = start(files, "-Xshare:on", "-Xlog:class+load");
    assertThat(printed).contains("Hello you");
    assertThat(printed)
        .containsPattern("Hello source: shared objects file")
        .doesNotContainPattern("Hello source: file:");
  }

  /// So that an image built twice here is the same.
  @Test
  void whatWasMadeOfTheSameFilesIsUsedAgain() {
    StartCache first = caches("again").of(image());
    long made = first.archive().toFile().lastModified();
    StartCache second = caches("again").of(image());
    assertThat(second).isEqualTo(first);
    assertThat(second.archive().toFile().lastModified()).isEqualTo(made);
    assertThat(folder.resolve("again-start/hello"))
        .isDirectoryNotContaining("glob:**/{plain.tar,files,unfinished.jsa}");
  }

  @Test
  void whyThereIsNoneIsSaid() throws IOException {
    ImageSpec nobodyListed =
        image(new ImageSpec.Cached(folder.resolve("app/quarkus-run.jar.gone"), ""));
    assertThatThrownBy(() -> caches("work").of(nobodyListed))
        .isInstanceOf(NoStartCacheException.class)
        .hasMessageContaining("quarkus-run.jar.gone.classes is missing");
    refused(layer -> layer.file("etc/nothing", ""), "no java on its PATH");
    // As a program for another processor, or one that needs another C library.
    refused(layer -> layer.program(JAVA, "\u007fELF"), "made none on this machine (exit code 127");
    refused(layer -> layer.program(JAVA, "#!/gone\n"), "does not run on this machine");
    refused(layer -> layer.program(JAVA, "#!/bin/sh\nexit 3\n"), "(exit code 3; see ");
  }

  private static void refused(Consumer<ImageTar.Layer> layer, String reason) throws IOException {
    Path other = new ImageTar().layer(layer).write(folder.resolve("other.tar"));
    StartCaches caches = new StartCaches(build(other, "other"), folder.resolve("other-start"));
    assertThatThrownBy(() -> caches.of(image()))
        .isInstanceOf(NoStartCacheException.class)
        .hasMessageContaining(reason);
  }

  /// As the image starts it, from the folder in which its files lie.
  private static String start(ImageFiles files, String... flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(files.program("java").orElseThrow().toString());
    command.addAll(List.of(flags));
    for (String argument : Files.readAllLines(files.at(StartCache.ARGUMENTS))) {
      command.add(argument.replace("/app/", files.at("/app") + "/"));
    }
    command.add("you");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static ImageSpec image() {
    return image(new ImageSpec.Cached(app.resolve("quarkus-run.jar"), Hello.class.getName()));
  }

  private static ImageSpec image(ImageSpec.Cached cached) {
    return new ImageSpec(
        "hello",
        "says hello",
        Licence.APACHE,
        List.of(new ImageSpec.Folder("program", Map.of(app, "/app"))),
        List.of("java", "-jar", "/app/quarkus-run.jar"),
        Set.of(),
        Optional.of(cached));
  }

  private static StartCaches caches(String work) {
    return new StartCaches(build(work), folder.resolve(work + "-start"));
  }

  private static ImageBuild build(String work) {
    return build(base, work);
  }

  private static ImageBuild build(Path on, String work) {
    return new ImageBuild(
        Path.of("../..").toAbsolutePath().normalize(),
        "tar:" + on,
        "1.0",
        "0123abcd",
        COMMITTED,
        folder.resolve(work));
  }

  private static Containerizer to(Path tar) throws Exception {
    return Containerizer.to(TarImage.at(tar).named("waymark/hello:1.0"));
  }

  private static void jar(String name, String opens) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!opens.isEmpty()) {
      manifest.getMainAttributes().put(new Attributes.Name("Add-Opens"), opens);
    }
    String entry = Hello.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    try (InputStream in = Hello.class.getResourceAsStream("/" + entry)) {
      in.transferTo(program);
    }
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(app.resolve(name)), manifest)) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(program.toByteArray());
    }
  }
}
