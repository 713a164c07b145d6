package dev.waymark.standalone.up;

import dev.waymark.jars.RunnableJar;
import dev.waymark.standalone.CommandFailedException;
import java.io.IOException;
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
  /// @throws CommandFailedException naming the first one that is missing
  void requireBuilt() {
    for (Path program :
        List.of(
            backendsJar(),
            withParent(),
            graphSeedJar(),
            recommenderJar(),
            gatewayJar(),
            identityJar())) {
      if (!Files.exists(program)) {
        throw new CommandFailedException(
            "%s is missing: run ./waymark up, which builds it, or mvn package.".formatted(program));
      }
    }
  }

  RunnableJar backends() throws IOException {
    return RunnableJar.read(backendsJar());
  }

  private Path backendsJar() {
    return root.resolve(TARGET + "/waymark-standalone.jar");
  }

  Path withParent() {
    return root.resolve(TARGET + "/waymark-standalone-child.jar");
  }

  RunnableJar graphSeed() throws IOException {
    return RunnableJar.read(graphSeedJar());
  }

  private Path graphSeedJar() {
    return root.resolve("graph-seed/target/waymark-graph-seed.jar");
  }

  RunnableJar recommender() throws IOException {
    return RunnableJar.readQuarkus(
        recommenderJar(), "dev.waymark.recommender.command.RecommenderMain");
  }

  private Path recommenderJar() {
    return root.resolve("services/recommender/target/quarkus-app/quarkus-run.jar");
  }

  RunnableJar identity() throws IOException {
    return RunnableJar.read(identityJar());
  }

  private Path identityJar() {
    return root.resolve("services/identity/target/waymark-identity.jar");
  }

  RunnableJar gateway() throws IOException {
    return RunnableJar.readQuarkus(gatewayJar(), "dev.waymark.gateway.command.GatewayMain");
  }

  private Path gatewayJar() {
    return root.resolve("services/gateway/target/quarkus-app/quarkus-run.jar");
  }
}
