package dev.waymark.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnableJarTest {

  @TempDir Path folder;

  @Test
  void whatQuarkusChangedComesBeforeTheApplicationAndThatBeforeItsLibraries() throws IOException {
    Path run = jar("quarkus-run.jar");
    for (String part :
        List.of(
            "lib/main/b.jar", "lib/main/a.jar", "lib/boot/c.jar", "app/d.jar", "quarkus/e.jar")) {
      jar(part);
    }
    Files.writeString(folder.resolve("quarkus/quarkus-application.dat"), "no jar");
    RunnableJar program = RunnableJar.readQuarkus(run, "com.example.Main");
    assertThat(program.classPath())
        .extracting(it -> folder.relativize(it).toString())
        .containsExactly(
            "quarkus/e.jar", "app/d.jar", "lib/boot/c.jar", "lib/main/a.jar", "lib/main/b.jar");
    assertThat(program.mainClass()).isEqualTo("com.example.Main");
    assertThat(program.jvmFlags()).containsExactly("--add-opens=java.base/java.lang=ALL-UNNAMED");
  }

  private Path jar(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.example.Tool");
    manifest.getMainAttributes().put(new Attributes.Name("Add-Opens"), "java.base/java.lang");
    new JarOutputStream(Files.newOutputStream(path), manifest).close();
    return path;
  }
}
