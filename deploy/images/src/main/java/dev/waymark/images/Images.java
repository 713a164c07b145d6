package dev.waymark.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./waymark images`: builds the container images.
@Command(
    name = "images",
    description = {
      "Builds the container images of Waymark, without a container engine: gateway, recommender,",
      "graph-seed, trainer, standalone. The same files on the same base give the same images."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all are built", "1:one could not be built", "2:the command line is wrong"},
    mixinStandardHelpOptions = true)
public final class Images implements Callable<Integer> {

  /// Where images go.
  static final class Target {
    @Option(
        names = "--tar",
        paramLabel = "DIR",
        description = "Write one file an image into this folder, for docker load.")
    private @Nullable Path tar;

    @Option(
        names = "--push",
        paramLabel = "REGISTRY",
        description = "Push to this registry, such as registry.example.com, as docker logged in.")
    private @Nullable String push;

    @Option(names = "--docker", description = "Hand them to the Docker engine of this machine.")
    private boolean docker;
  }

  @ArgGroup(multiplicity = "1")
  private Target target = new Target();

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      description = {
        "What they stand on: a JRE 25 or newer, best by its digest (NAME@sha256:…), or tar:FILE for",
        "an image that docker save wrote (default: ${DEFAULT-VALUE})."
      },
      defaultValue = "eclipse-temurin:25-jre")
  private String base = "";

  @Option(
      names = "--repository",
      paramLabel = "PATH",
      description = "What stands before the name of each (default: ${DEFAULT-VALUE}).",
      defaultValue = "waymark")
  private String repository = "";

  @Option(names = "--tag", paramLabel = "TAG", description = "Their tag (default: the version).")
  private @Nullable String tag;

  @Option(names = "--only", paramLabel = "NAME", description = "Build this one; may be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--start-caches",
      negatable = true,
      description = {
        "Whether gateway and recommender get caches that let them start faster, some 100 MB each. The",
        "base's JVM makes them on this machine (default: where it runs here)."
      })
  private @Nullable Boolean startCaches;

  @Option(names = "--root", paramLabel = "DIR", description = "The checkout.", defaultValue = ".")
  private Path root = Path.of("");

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Images())
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler((problem, line, parsed) -> {
          if (!(problem instanceof ImageBuildException)) {
            throw problem;
          }
          line.getErr().println(problem.getMessage());
          return 1;
        })
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InvalidImageReferenceException {
    Path checkout = root.toAbsolutePath().normalize();
    List<ImageSpec> all = WaymarkImages.in(checkout);
    List<String> names = all.stream().map(ImageSpec::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ImageBuildException(
            "There is no image %s: --only takes %s.".formatted(name, String.join(", ", names)));
      }
    }
    Revision revision = Revision.of(checkout);
    ImageFormat format = target.push == null ? ImageFormat.Docker : ImageFormat.OCI;
    Path work = checkout.resolve("target/images");
    ImageBuild build =
        new ImageBuild(checkout, base, version(), revision.name(), revision.committed(), work);
    StartCaches caches = new StartCaches(build, work.resolve("start"));
    for (ImageSpec image : all) {
      if (only.isEmpty() || only.contains(image.name())) {
        String name = "%s/%s:%s".formatted(repository, image.name(), tag == null ? version() : tag);
        Optional<StartCache> cache = startCache(image, caches);
        JibContainer built = build.build(image, cache, containerizer(image, name), format);
        System.out.printf("%s  %s  %s%n", name, built.getDigest(), image.licence().expression());
      }
    }
    return 0;
  }

  private Optional<StartCache> startCache(ImageSpec image, StartCaches caches) {
    if (image.cached().isEmpty() || Boolean.FALSE.equals(startCaches)) {
      return Optional.empty();
    }
    try {
      return Optional.of(caches.of(image));
    } catch (NoStartCacheException e) {
      String told = "No start cache for %s: %s.".formatted(image.name(), e.getMessage());
      if (Boolean.TRUE.equals(startCaches)) {
        throw new ImageBuildException(told, e);
      }
      System.err.println(told + " It starts without, some seconds slower.");
      return Optional.empty();
    }
  }

  private Containerizer containerizer(ImageSpec image, String name)
      throws IOException, InvalidImageReferenceException {
    if (target.tar != null) {
      Path file = Files.createDirectories(target.tar).resolve(image.name() + ".tar");
      return Containerizer.to(TarImage.at(file).named(name));
    }
    if (target.docker) {
      return Containerizer.to(DockerDaemonImage.named(name));
    }
    ImageReference reference = ImageReference.parse(target.push + "/" + name);
    return Containerizer.to(
        RegistryImage.named(reference)
            .addCredentialRetriever(
                CredentialRetrieverFactory.forImage(reference, log -> {}).dockerConfig()));
  }

  private static String version() {
    String version = Images.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
