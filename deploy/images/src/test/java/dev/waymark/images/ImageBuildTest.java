package dev.waymark.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Images from the files of this build, on a base that holds nothing.
class ImageBuildTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Instant COMMITTED = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir private static Path folder = Path.of("");

  private static Path base = Path.of("");

  @BeforeAll
  static void makeBase() {
    base = ImageTar.minimal(folder.resolve("base.tar"));
  }

  static List<ImageSpec> images() {
    return WaymarkImages.in(ROOT);
  }

  private static ImageSpec image(String name) {
    return images().stream().filter(image -> image.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void twoBuildsOfTheSameFilesAreTheSameImage() throws Exception {
    JibContainer first = build("graph-seed", "first");
    JibContainer second = build("graph-seed", "second");
    assertThat(second.getDigest()).isEqualTo(first.getDigest());
    assertThat(Files.mismatch(tar("first"), tar("second"))).isEqualTo(-1);
  }

  @Test
  void anImageRunsAsNobodyAndSaysWhatItIs() throws Exception {
    build("gateway", "gateway");
    Map<?, ?> config = config(tar("gateway"));
    assertThat(config.get("created")).isEqualTo("2026-11-01T00:00:00Z");
    Map<?, ?> container = map(config, "config");
    assertThat(container.get("User")).isEqualTo("10001:10001");
    assertThat(String.valueOf(container.get("Env")))
        .contains("QUARKUS_LOG_CONSOLE_JSON_ENABLED=true");
    assertThat(String.valueOf(container.get("Entrypoint")))
        .startsWith("[java, ")
        .endsWith(", -jar, /app/quarkus-run.jar]");
    assertThat(map(container, "ExposedPorts").keySet()).hasToString("[8080/tcp]");
    Map<?, ?> labels = map(container, "Labels");
    assertThat(labels.get("org.opencontainers.image.licenses")).isEqualTo("Apache-2.0");
    assertThat(labels.get("org.opencontainers.image.revision")).isEqualTo("0123abcd");
  }

  @ParameterizedTest
  @MethodSource("images")
  void everyImageListsItsJarsInCycloneDx(ImageSpec image) throws Exception {
    byte[] sbom = Sbom.of(image, "1.0").getBytes(StandardCharsets.UTF_8);
    assertThat(new JsonParser().validate(sbom, Version.VERSION_16)).isEmpty();
    Bom bom = new JsonParser().parse(sbom);
    assertThat(bom.getComponents()).hasSizeGreaterThan(10);
    assertThat(bom.getComponents()).allMatch(component -> component.getHashes().size() == 1);
    long known =
        bom.getComponents().stream()
            .filter(component -> component.getPurl().startsWith("pkg:maven/"))
            .count();
    assertThat(known).isGreaterThan(bom.getComponents().size() / 2);
  }

  /// Of ADR 0003: what links the GPL's libraries says so, and nothing else holds one.
  @ParameterizedTest
  @MethodSource("images")
  void anImageWithGplLibrariesIsUnderTheGpl(ImageSpec image) throws Exception {
    boolean holds = Sbom.of(image, "1.0").matches("(?s).*\"(smile-core|neo4j-kernel)\".*");
    assertThat(image.licence()).isEqualTo(holds ? Licence.GPL : Licence.APACHE);
  }

  @Test
  void whatIsMissingIsNamed() {
    ImageSpec nothing =
        new ImageSpec(
            "nothing",
            "",
            Licence.APACHE,
            List.of(new ImageSpec.Folder("program", Map.of(folder.resolve("gone.jar"), "/app/x"))),
            List.of("java"),
            Set.of(),
            Optional.empty());
    assertThatThrownBy(() -> build("tar:" + base, nothing, "nothing"))
        .isInstanceOf(ImageBuildException.class)
        .hasMessageContaining("gone.jar is missing");
    assertThatThrownBy(() -> build("tar:" + folder.resolve("no.tar"), image("gateway"), "none"))
        .isInstanceOf(ImageBuildException.class)
        .hasMessageContaining("no.tar cannot be read");
  }

  private static JibContainer build(String name, String file) throws Exception {
    return build("tar:" + base, image(name), file);
  }

  /// Each with caches of its own, so that nothing is taken over from a build before.
  private static JibContainer build(String on, ImageSpec image, String file) throws Exception {
    return new ImageBuild(ROOT, on, "1.0", "0123abcd", COMMITTED, folder.resolve("work-" + file))
        .build(
            image,
            Containerizer.to(TarImage.at(tar(file)).named("waymark/test:1.0")),
            ImageFormat.Docker);
  }

  private static Map<?, ?> map(Map<?, ?> outer, String key) {
    return (Map<?, ?>) Objects.requireNonNull(outer.get(key), key);
  }

  private static Path tar(String name) {
    return folder.resolve(name + ".tar");
  }

  /// The configuration in an image, found by the name that its manifest gives.
  private static Map<?, ?> config(Path tar) throws Exception {
    Load load = new Load(LoadSettings.builder().build());
    String manifest = new String(TarFile.read(tar, "manifest.json"), StandardCharsets.UTF_8);
    Map<?, ?> image = (Map<?, ?>) ((List<?>) load.loadFromString(manifest)).getFirst();
    String config =
        new String(TarFile.read(tar, String.valueOf(image.get("Config"))), StandardCharsets.UTF_8);
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(config);
  }
}
