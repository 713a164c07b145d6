package dev.waymark.images;

import dev.waymark.images.ImageSpec.Folder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The images of Waymark, from what a build left in the `target` folders.
final class WaymarkImages {

  private static final String APP = "/app";
  private static final List<String> JVM =
      List.of(
          "java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private WaymarkImages() {}

  /// All of them.
  ///
  /// @param root the checkout
  static List<ImageSpec> in(Path root) {
    return List.of(
        quarkus(root, "gateway", "REST in front of the recommenders", Set.of(8080)),
        quarkus(root, "recommender", "Next steps over gRPC, from the log", Set.of(9090, 9091)),
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

  private static ImageSpec quarkus(Path root, String name, String description, Set<Integer> ports) {
    Path app = root.resolve("services").resolve(name).resolve("target/quarkus-app");
    Map<Path, String> program = new LinkedHashMap<>();
    program.put(app.resolve("quarkus-run.jar"), APP + "/quarkus-run.jar");
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
        ports);
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
        Set.of());
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
        Set.of(7687, 9092));
  }

  private static List<String> program(String jar) {
    return Stream.concat(JVM.stream(), Stream.of("-jar", jar)).toList();
  }
}
