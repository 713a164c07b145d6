package dev.waymark.images;

import dev.waymark.images.ImageSpec.Folder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The images of Waymark, from what a build left in the `target` folders.
final class WaymarkImages {

  /// Where the program of each lies.
  static final String APP = "/app";

  static final List<String> JVM_FLAGS =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private WaymarkImages() {}

  /// All of them.
  ///
  /// @param root the checkout
  static List<ImageSpec> in(Path root) {
    return List.of(
        quarkus(
            root,
            "gateway",
            "dev.waymark.gateway.command.GatewayMain",
            "REST in front of the recommenders",
            Set.of(8080)),
        quarkus(
            root,
            "recommender",
            "dev.waymark.recommender.command.RecommenderMain",
            "Next steps over gRPC, from the log",
            Set.of(9090, 9091)),
        job(
            root.resolve("graph-seed"),
            root,
            "graph-seed",
            "Checks and publishes the curriculum",
            Licence.APACHE),
        job(
            root.resolve("services/trainer"),
            root,
            "trainer",
            "Fits, judges and publishes models",
            Licence.GPL),
        standalone(root));
  }

  private static ImageSpec quarkus(
      Path root, String name, String mainClass, String description, Set<Integer> ports) {
    Path app = root.resolve("services").resolve(name).resolve("target/quarkus-app");
    Map<Path, String> program = new LinkedHashMap<>();
    Path jar = app.resolve("quarkus-run.jar");
    program.put(jar, APP + "/quarkus-run.jar");
    program.put(app.resolve("quarkus"), APP + "/quarkus");
    program.put(app.resolve("app"), APP + "/app");
    return new ImageSpec(
        name,
        description,
        Licence.APACHE,
        List.of(
            new Folder("libraries", Map.of(app.resolve("lib"), APP + "/lib")),
            new Folder("program", program)),
        program(APP + "/quarkus-run.jar"),
        ports,
        Optional.of(new ImageSpec.Cached(jar, mainClass)));
  }

  private static ImageSpec job(
      Path module, Path root, String name, String description, Licence licence) {
    String jar = "waymark-" + name + ".jar";
    return new ImageSpec(
        name,
        description,
        licence,
        List.of(
            new Folder("libraries", Map.of(module.resolve("target/lib"), APP + "/lib")),
            new Folder(
                "curriculum", Map.of(root.resolve("graph-seed/curriculum"), APP + "/curriculum")),
            new Folder("program", Map.of(module.resolve("target").resolve(jar), APP + "/" + jar))),
        program(APP + "/" + jar),
        Set.of(),
        Optional.empty());
  }

  private static ImageSpec standalone(Path root) {
    Path target = root.resolve("services/standalone/target");
    return new ImageSpec(
        "standalone",
        "Embedded Neo4j and Kafka, to try Waymark; not for production",
        Licence.GPL,
        List.of(
            new Folder("libraries", Map.of(target.resolve("lib"), APP + "/lib")),
            new Folder(
                "program",
                Map.of(target.resolve("waymark-standalone.jar"), APP + "/waymark-standalone.jar"))),
        program(APP + "/waymark-standalone.jar"),
        Set.of(7687, 9092),
        Optional.empty());
  }

  private static List<String> program(String jar) {
    return Stream.of(List.of("java"), JVM_FLAGS, List.of("-jar", jar))
        .flatMap(List::stream)
        .toList();
  }
}
