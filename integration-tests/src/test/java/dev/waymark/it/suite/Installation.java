package dev.waymark.it.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the packaged programs lie.
public final class Installation {

  private static final Path ROOT =
      Path.of(System.getProperty("waymark.root", "..")).toAbsolutePath().normalize();

  private Installation() {}

  /// The root folder of the checkout.
  public static Path root() {
    return ROOT;
  }

  static Path graphSeed() {
    return packaged("graph-seed/target/waymark-graph-seed.jar");
  }

  /// The roadmaps that come with Waymark.
  public static Path curriculum() {
    return packaged("graph-seed/curriculum");
  }

  /// The packaged recommender.
  public static Path recommender() {
    return packaged("services/recommender/target/quarkus-app/quarkus-run.jar");
  }

  /// The packaged gateway.
  public static Path gateway() {
    return packaged("services/gateway/target/quarkus-app/quarkus-run.jar");
  }

  static Path identity() {
    return packaged("services/identity/target/waymark-identity.jar");
  }

  private static Path packaged(String path) {
    Path file = ROOT.resolve(path);
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is missing: package the module first");
    }
    return file;
  }
}
