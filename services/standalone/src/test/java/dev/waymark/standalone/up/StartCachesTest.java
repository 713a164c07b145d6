package dev.waymark.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.jars.RunnableJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCachesTest {

  @TempDir Path folder;

  @Test
  void aCacheIsUsedWhereThereIsOneAndMadeAnewWhereAsked() throws IOException {
    RunnableJar program = program();
    assertThat(StartCaches.USED.flags(program)).isEmpty();
    Path cache = Files.createFile(StartCaches.cacheOf(program));
    assertThat(StartCaches.USED.flags(program)).contains("-XX:AOTCache=" + cache);
    assertThat(StartCaches.MADE.flags(program)).contains("-XX:AOTCacheOutput=" + cache);
    assertThat(cache).doesNotExist();
  }

  @Test
  void aListIsMadeAnewAndTheCacheStays() throws IOException {
    RunnableJar program = program();
    Path cache = Files.createFile(StartCaches.cacheOf(program));
    Path list = Files.createFile(folder.resolve("tool.jar.classes"));
    assertThat(StartCaches.LISTED.flags(program))
        .containsExactly("-XX:DumpLoadedClassList=" + list);
    assertThat(list).doesNotExist();
    assertThat(cache).exists();
  }

  private RunnableJar program() {
    Path jar = folder.resolve("tool.jar");
    return new RunnableJar(jar, List.of(jar), "com.example.Tool", List.of());
  }
}
