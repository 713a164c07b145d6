package dev.waymark.standalone.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// What `java -jar` would take from a jar's manifest, so that the same jar can be run beside
/// another one on the class path.
///
/// @param path the jar
/// @param mainClass its main class
/// @param jvmFlags the flags that its manifest stands for
record RunnableJar(Path path, String mainClass, List<String> jvmFlags) {

  static RunnableJar read(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      List<String> flags = new ArrayList<>();
      String opens = manifest.getValue("Add-Opens");
      if (opens != null) {
        for (String opened : opens.strip().split(" +", -1)) {
          flags.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
      }
      return new RunnableJar(path, manifest.getValue(Attributes.Name.MAIN_CLASS), flags);
    }
  }
}
