package dev.waymark.load.suite;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A built checkout of Waymark: where the packaged programs lie.
///
/// @param root the root folder
public record Checkout(Path root) {

  /// The checkout that this program was built in, or the one that the system property
  /// `waymark.root` names.
  public static Checkout ofThisProgram() {
    String property = System.getProperty("waymark.root");
    if (property != null) {
      return new Checkout(Path.of(property).toAbsolutePath().normalize());
    }
    try {
      Path own =
          Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Checkout(own.resolve("../../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path graphSeed() {
    return packaged("graph-seed/target/waymark-graph-seed.jar");
  }

  /// The roadmaps that come with Waymark.
  public Path curriculum() {
    return packaged("graph-seed/curriculum");
  }

  Path recommender() {
    return packaged("services/recommender/target/quarkus-app/quarkus-run.jar");
  }

  Path gateway() {
    return packaged("services/gateway/target/quarkus-app/quarkus-run.jar");
  }

  Path identity() {
    return packaged("services/identity/target/waymark-identity.jar");
  }

  Path echo() {
    return packaged("integration-tests/echo/target/quarkus-app/quarkus-run.jar");
  }

  Path servers() {
    return packaged("services/standalone/target/waymark-standalone.jar");
  }

  Path withParent() {
    return packaged("services/standalone/target/waymark-standalone-child.jar");
  }

  private Path packaged(String path) {
    Path file = root.resolve(path);
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is missing: package the module first");
    }
    return file;
  }
}
