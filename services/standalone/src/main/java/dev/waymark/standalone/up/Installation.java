package dev.waymark.standalone.up;

import dev.waymark.standalone.Complaint;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A built checkout of Waymark: where the programs and the roadmaps lie.
///
/// @param root the root folder of the checkout
public record Installation(Path root) {

  private static final String TARGET = "services/standalone/target";

  /// The checkout this program was built in.
  public static Installation ofThisProgram() {
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(jar.resolve("../../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The data folder unless the user names another.
  public Path defaultData() {
    return root.resolve(".waymark/data");
  }

  /// The roadmaps that come with Waymark.
  public Path defaultCurriculum() {
    return root.resolve("graph-seed/curriculum");
  }

  /// Checks that every program is there.
  ///
  /// @throws Complaint naming the first one that is missing
  void requireBuilt() {
    for (Path program :
        List.of(backends(), withParent(), graphSeed(), recommender(), gateway(), identity())) {
      if (!Files.exists(program)) {
        throw new Complaint(
            "%s is missing: run ./waymark up, which builds it, or mvn package.".formatted(program));
      }
    }
  }

  Path backends() {
    return root.resolve(TARGET + "/waymark-standalone.jar");
  }

  Path withParent() {
    return root.resolve(TARGET + "/waymark-standalone-child.jar");
  }

  Path graphSeed() {
    return root.resolve("graph-seed/target/waymark-graph-seed.jar");
  }

  Path recommender() {
    return root.resolve("services/recommender/target/quarkus-app/quarkus-run.jar");
  }

  Path identity() {
    return root.resolve("services/identity/target/waymark-identity.jar");
  }

  Path gateway() {
    return root.resolve("services/gateway/target/quarkus-app/quarkus-run.jar");
  }
}
