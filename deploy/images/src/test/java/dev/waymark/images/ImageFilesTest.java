package dev.waymark.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

  @TempDir Path folder;

  @Test
  void aLaterLayerReplacesAndTakesAway() throws IOException {
    ImageFiles files =
        unpacked(
            new ImageTar()
                .layer(layer ->
                    layer
                        .file("etc/kept", "first")
                        .file("etc/replaced", "first")
                        .file("etc/removed", "first")
                        .file("var/old/deep/file", "first"))
                .layer(layer ->
                    layer
                        .file("etc/replaced", "second")
                        .file("etc/.wh.removed", "")
                        .file("var/old/.wh..wh..opq", "")
                        .file("var/old/new", "second")));
    assertThat(files.at("/etc/kept")).hasContent("first");
    assertThat(files.at("/etc/replaced")).hasContent("second");
    assertThat(files.at("/etc/removed")).doesNotExist();
    assertThat(files.at("/var/old")).isDirectoryContaining("glob:**/new");
    assertThat(files.at("/var/old/deep")).doesNotExist();
  }

  /// Of absolute links, of those that climb above the root, and of files that go through links.
  @Test
  void linksLeadWhereTheyLeadInTheImage() throws IOException {
    Files.writeString(folder.resolve("outside"), "not the image's");
    ImageFiles files =
        unpacked(
            new ImageTar()
                .layer(layer ->
                    layer
                        .file("usr/bin/tool", "tool")
                        .link("bin", "usr/bin")
                        .link("etc/absolute", "/usr/bin/tool")
                        .link("etc/climbing", "../../../../usr/bin/tool")
                        .link("etc/away", folder.resolve("outside").toString())
                        .link("bin/self", "../../usr/bin/tool")
                        .hardLink("etc/same", "usr/bin/tool")
                        .file("bin/other", "other")));
    for (String link : new String[] {"/etc/absolute", "/etc/climbing", "/bin/self", "/etc/same"}) {
      assertThat(files.at(link)).as(link).hasContent("tool");
    }
    assertThat(files.at("/usr/bin/other")).hasContent("other");
    assertThat(Files.exists(files.at("/etc/away"))).isFalse();
  }

  @Test
  void programsAreFoundAndFilesKeepTheirTime() throws IOException {
    ImageFiles files =
        unpacked(
            new ImageTar()
                .layer(layer ->
                    layer
                        .file("opt/java/bin/tool", "no program")
                        .program("usr/lib/tool", "a program")
                        .link("bin/tool", "/usr/lib/tool")));
    assertThat(files.program("tool")).contains(files.at("/usr/lib/tool"));
    assertThat(files.program("java")).isEmpty();
    assertThat(Files.getLastModifiedTime(files.at("/usr/lib/tool")).toInstant())
        .isEqualTo(ImageTar.TIME);
  }

  @Test
  void nothingIsWrittenOutsideOfTheFolder() {
    refused(layer -> layer.file("../escaped", ""));
    refused(layer -> layer.file("etc/../../escaped", ""));
    refused(layer -> layer.file("etc/kept", "").hardLink("etc/link", "../../../escaped"));
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  private void refused(Consumer<ImageTar.Layer> content) {
    assertThatThrownBy(() -> unpacked(new ImageTar().layer(content)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside of itself");
  }

  private ImageFiles unpacked(ImageTar image) throws IOException {
    return ImageFiles.unpack(image.write(folder.resolve("image.tar")), folder.resolve("files"));
  }
}
