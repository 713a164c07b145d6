package dev.waymark.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// Puts images together, file by file: the same files give the same image, to the last byte.
///
/// @param root the checkout
/// @param base what every image stands on: `tar:FILE` for an image that `docker save` wrote, else a
///   reference in a registry
/// @param version of this build
/// @param revision of the sources
/// @param created when these were committed; nothing in an image is younger
/// @param work a folder for what is only needed meanwhile
record ImageBuild(
    Path root, String base, String version, String revision, Instant created, Path work) {

  /// Whom processes run as: nobody in particular, and never root.
  static final String USER = "10001:10001";

  /// Services in containers log for programs to read; they alone know this setting.
  private static final Map<String, String> ENVIRONMENT =
      Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");

  private static final String TAR = "tar:";
  private static final String GPL_TEXT = "GPL-3.0.txt";

  /// Builds one image into what `target` says.
  ///
  /// @param format of its manifest; engines before Docker 25 load files in Docker's form only
  /// @throws ImageBuildException if its files are missing, or base or target cannot be had
  JibContainer build(ImageSpec image, Containerizer target, ImageFormat format) {
    return build(image, Optional.empty(), target, format);
  }

  /// The same, with a start cache if there is one.
  JibContainer build(
      ImageSpec image, Optional<StartCache> cache, Containerizer target, ImageFormat format) {
    try {
      List<FileEntriesLayer> layers = new ArrayList<>(layers(image));
      cache.map(this::layer).ifPresent(layers::add);
      JibContainerBuilder builder =
          from()
              .setFileEntriesLayers(layers)
              .setEntrypoint(
                  cache.isPresent()
                      ? List.of("java", "@" + StartCache.ARGUMENTS)
                      : image.entrypoint())
              .setEnvironment(ENVIRONMENT)
              .setUser(USER)
              .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
              .setExposedPorts(image.ports().stream().map(Port::tcp).collect(Collectors.toSet()))
              .setLabels(labels(image))
              .setCreationTime(created)
              .setFormat(format);
      return builder.containerize(
          target
              .setApplicationLayersCache(work.resolve("layers"))
              .setBaseImageLayersCache(work.resolve("base"))
              .setOfflineMode(base.startsWith(TAR))
              .setToolName("waymark images"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageBuildException("Interrupted.", e);
    } catch (InvalidImageReferenceException e) {
      throw new ImageBuildException(
          "%s is no name of an image.".formatted(e.getInvalidReference()), e);
    } catch (RegistryException | ExecutionException | CacheDirectoryCreationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ImageBuildException(
          "The image %s could not be built on %s: %s"
              .formatted(image.name(), base, cause.getMessage()),
          e);
    } catch (IOException e) {
      throw new ImageBuildException(
          "The image %s could not be built: %s".formatted(image.name(), e), e);
    }
  }

  private JibContainerBuilder from() throws InvalidImageReferenceException {
    if (!base.startsWith(TAR)) {
      RegistryImage registry = RegistryImage.named(base);
      return Jib.from(
          registry.addCredentialRetriever(
              CredentialRetrieverFactory.forImage(ImageReference.parse(base), log -> {})
                  .dockerConfig()));
    }
    Path file = Path.of(base.substring(TAR.length()));
    if (!Files.isReadable(file)) {
      throw new ImageBuildException(
          "%s cannot be read: name an image that docker save wrote.".formatted(file));
    }
    return Jib.from(TarImage.at(file));
  }

  private List<FileEntriesLayer> layers(ImageSpec image) throws IOException {
    List<FileEntriesLayer> layers = new ArrayList<>();
    for (ImageSpec.Folder folder : image.folders()) {
      FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(folder.layer());
      for (Map.Entry<Path, String> entry : folder.from().entrySet()) {
        if (!Files.exists(entry.getKey())) {
          throw new ImageBuildException(
              "%s is missing: ./waymark images builds it, or mvn package."
                  .formatted(entry.getKey()));
        }
        layer.addEntryRecursive(
            entry.getKey(),
            AbsoluteUnixPath.get(entry.getValue()),
            FileEntriesLayer.DEFAULT_FILE_PERMISSIONS_PROVIDER,
            (source, place) -> created);
      }
      layers.add(layer.build());
    }
    layers.add(papers(image));
    return layers;
  }

  /// Its licences and the list of what is in it.
  private FileEntriesLayer papers(ImageSpec image) throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("papers");
    Path folder = Files.createDirectories(work.resolve("papers").resolve(image.name()));
    Map<Path, String> files = new HashMap<>();
    files.put(root.resolve("LICENSE"), "/licenses/LICENSE");
    if (image.licence() == Licence.GPL) {
      files.put(
          resource("/licences/" + GPL_TEXT, folder.resolve(GPL_TEXT)), "/licenses/" + GPL_TEXT);
    }
    Path sbom = Files.writeString(folder.resolve("sbom.cdx.json"), Sbom.of(image, version));
    files.put(sbom, "/app/sbom.cdx.json");
    files.forEach((file, place) -> layer.addEntry(file(file, place)));
    return layer.build();
  }

  private FileEntriesLayer layer(StartCache cache) {
    return FileEntriesLayer.builder()
        .setName("start cache")
        .addEntry(file(cache.archive(), StartCache.ARCHIVE))
        .addEntry(file(cache.arguments(), StartCache.ARGUMENTS))
        .build();
  }

  private FileEntry file(Path file, String place) {
    AbsoluteUnixPath path = AbsoluteUnixPath.get(place);
    return new FileEntry(
        file, path, FileEntriesLayer.DEFAULT_FILE_PERMISSIONS_PROVIDER.get(file, path), created);
  }

  private static Path resource(String name, Path to) {
    try (InputStream in = ImageBuild.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("There is no resource " + name);
      }
      return Files.write(to, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> labels(ImageSpec image) {
    Map<String, String> labels = new HashMap<>();
    labels.put("title", "waymark-" + image.name());
    labels.put("description", image.description());
    labels.put("licenses", image.licence().expression());
    labels.put("version", version);
    labels.put("revision", revision);
    labels.put("vendor", "Waymark");
    if (!base.startsWith(TAR)) {
      labels.put("base.name", base);
    }
    return labels.entrySet().stream()
        .collect(
            Collectors.toMap(
                label -> "org.opencontainers.image." + label.getKey(), Map.Entry::getValue));
  }
}
