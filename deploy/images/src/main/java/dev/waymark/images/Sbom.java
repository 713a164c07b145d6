package dev.waymark.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The list of what is in an image, in [CycloneDX](https://cyclonedx.org/specification/overview/)
/// 1.6, from the jars themselves: what is told is what is there.
///
/// It has no serial number and no time, so that the same files give the same list.
final class Sbom {

  private static final String POM = "META-INF/maven/";

  private Sbom() {}

  /// Of an image, as JSON.
  ///
  /// @throws IOException if a jar cannot be read
  static String of(ImageSpec image, String version) throws IOException {
    TreeMap<String, String> components = new TreeMap<>();
    for (ImageSpec.Folder folder : image.folders()) {
      for (Path from : folder.from().keySet()) {
        for (Path jar : jars(from)) {
          Coordinates coordinates = coordinates(jar);
          components.put(coordinates.purl() + " " + jar.getFileName(), component(coordinates, jar));
        }
      }
    }
    return """
    {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
    "metadata": {"component": {"type": "container", "bom-ref": "image", "name": "waymark-%s", "version": "%s",
      "licenses": [{"expression": "%s"}]}},
    "components": [
    %s
    ]}
    """
        .formatted(
            image.name(),
            version,
            image.licence().expression(),
            String.join(",\n", components.values()));
  }

  private static List<Path> jars(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String component(Coordinates coordinates, Path jar) throws IOException {
    String group =
        coordinates.group().isEmpty() ? "" : "\"group\": \"%s\", ".formatted(coordinates.group());
    String hash = sha256(jar);
    return ("{\"type\": \"library\", \"bom-ref\": \"%s\", %s\"name\": \"%s\", \"version\": \"%s\", \"purl\": \"%s\", "
            + "\"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"%s\"}]}")
        .formatted(
            jar.getFileName() + "@" + hash.substring(0, 12),
            group,
            coordinates.artifact(),
            coordinates.version(),
            coordinates.purl(),
            hash);
  }

  private record Coordinates(String group, String artifact, String version) {

    String purl() {
      return group.isEmpty()
          ? "pkg:generic/%s@%s".formatted(artifact, version)
          : "pkg:maven/%s/%s@%s".formatted(group, artifact, version);
    }
  }

  /// What a jar says of itself; by its name where it says nothing, or speaks of several that it
  /// holds.
  private static Coordinates coordinates(Path jar) throws IOException {
    String file = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    List<Properties> told = new ArrayList<>();
    try (JarFile open = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = open.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (entry.getName().startsWith(POM) && entry.getName().endsWith("/pom.properties")) {
          Properties properties = new Properties();
          try (InputStream in = open.getInputStream(entry)) {
            properties.load(in);
          }
          told.add(properties);
        }
      }
    }
    for (Properties properties : told) {
      String artifact = properties.getProperty("artifactId", "");
      if (!artifact.isEmpty() && file.contains(artifact)) {
        return new Coordinates(
            properties.getProperty("groupId", ""),
            artifact,
            properties.getProperty("version", "unknown"));
      }
    }
    int dash = file.replaceAll("-(?=\\d)", "\0").indexOf('\0');
    return dash < 0
        ? new Coordinates("", file, "unknown")
        : new Coordinates("", file.substring(0, dash), file.substring(dash + 1));
  }

  static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
