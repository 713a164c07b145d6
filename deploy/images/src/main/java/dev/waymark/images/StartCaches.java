package dev.waymark.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.waymark.jars.RunnableJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Makes start caches. The JVM of the base image has to do it, with the jars as they lie in the
/// image: so the image without its cache is unpacked, and its JVM run on this machine.
///
/// @param build of the images
/// @param work a folder for what is only needed meanwhile, and for the caches: one that was made of
///   the same files is used again
record StartCaches(ImageBuild build, Path work) {

  private static final int MINUTES = 5;

  /// The start cache of an image whose program can have one.
  ///
  /// @throws NoStartCacheException if it cannot be made on this machine
  StartCache of(ImageSpec image) {
    ImageSpec.Cached cached = image.cached().orElseThrow();
    if (!Files.exists(cached.classes())) {
      throw new NoStartCacheException(
          "%s is missing: ./waymark prepare --lists writes it".formatted(cached.classes()));
    }
    try {
      return make(image, cached, Files.createDirectories(work.resolve(image.name())));
    } catch (IOException | InvalidImageReferenceException e) {
      throw new NoStartCacheException("it could not be made: " + e);
    }
  }

  private StartCache make(ImageSpec image, ImageSpec.Cached cached, Path folder)
      throws IOException, InvalidImageReferenceException {
    RunnableJar program = RunnableJar.readQuarkus(cached.jar(), cached.mainClass());
    Path plain = folder.resolve("plain.tar");
    Path unpacked = folder.resolve("files");
    try {
      Path archive = archive(image, cached, program, plain, unpacked);
      return new StartCache(archive, Files.write(folder.resolve("java.args"), arguments(program)));
    } finally {
      Files.deleteIfExists(plain);
      ImageFiles.delete(unpacked);
    }
  }

  private Path archive(
      ImageSpec image, ImageSpec.Cached cached, RunnableJar program, Path plain, Path unpacked)
      throws IOException, InvalidImageReferenceException {
    JibContainer made =
        build.build(image, Containerizer.to(TarImage.at(plain).named("plain")), ImageFormat.Docker);
    Path archive =
        plain.resolveSibling(
            made.getImageId().getHash() + "-" + Sbom.sha256(cached.classes()) + ".jsa");
    if (!Files.exists(archive)) {
      removeFormer(Objects.requireNonNull(plain.getParent()));
      store(program, cached, ImageFiles.unpack(plain, unpacked), archive);
    }
    return archive;
  }

  /// What the image's JVM is started with.
  private static List<String> arguments(RunnableJar program) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-XX:SharedArchiveFile=" + StartCache.ARCHIVE);
    // Where the cache does not fit, the start is slower and that is all.
    arguments.add("-Xlog:cds=off");
    arguments.add("-Xlog:aot=off");
    arguments.addAll(flags(program, WaymarkImages.APP));
    arguments.add(program.mainClass());
    return arguments;
  }

  private static void store(
      RunnableJar program, ImageSpec.Cached cached, ImageFiles files, Path archive)
      throws IOException {
    Path java =
        files
            .program("java")
            .orElseThrow(() -> new NoStartCacheException("the base image has no java on its PATH"));
    Path log = archive.resolveSibling("dump.log");
    Path unfinished = archive.resolveSibling("unfinished.jsa");
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(
        List.of(
            "-Xshare:dump",
            "-XX:+AOTClassLinking",
            "-XX:+UseG1GC",
            "-XX:SharedClassListFile=" + cached.classes(),
            "-XX:SharedArchiveFile=" + unfinished));
    command.addAll(flags(program, files.at(WaymarkImages.APP).toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    // Not what JVMs here are told in general: the image's are not.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    run(builder, log);
    Files.move(unfinished, archive);
  }

  private static void run(ProcessBuilder builder, Path log) {
    try {
      Process process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new NoStartCacheException("it was not made within %d minutes".formatted(MINUTES));
      }
      if (process.exitValue() != 0) {
        throw new NoStartCacheException(
            "the base image's JVM made none on this machine (exit code %d; see %s)"
                .formatted(process.exitValue(), log));
      }
    } catch (IOException e) {
      throw new NoStartCacheException(
          "the base image's JVM does not run on this machine: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageBuildException("Interrupted.", e);
    }
  }

  /// Under which classes are stored and have to be run.
  ///
  /// @param app where the folder of the program's jar lies
  private static List<String> flags(RunnableJar program, String app) {
    List<String> flags = new ArrayList<>(WaymarkImages.JVM_FLAGS);
    flags.addAll(program.jvmFlags());
    flags.add("-cp");
    flags.add(
        program.classPath().stream()
            .map(jar -> app + "/" + program.path().resolveSibling("").relativize(jar))
            .collect(Collectors.joining(":")));
    return flags;
  }

  private static void removeFormer(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.jsa")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
