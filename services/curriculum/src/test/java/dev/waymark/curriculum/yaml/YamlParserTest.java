package dev.waymark.curriculum.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.curriculum.yaml.Node.ScalarKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class YamlParserTest {
  @Test
  void everyNodeKnowsItsLine() throws Exception {
    Node root = YamlParser.parse("f", "a: 1\nb:\n  - x\n  - 'y'\n");

    assertThat(root)
        .isInstanceOfSatisfying(
            Node.Mapping.class,
            mapping -> {
              assertThat(mapping.entries())
                  .extracting(Node.Entry::at)
                  .extracting(Position::line)
                  .containsExactly(1, 2);
              assertThat(mapping.entries().getLast().value())
                  .isInstanceOfSatisfying(
                      Node.Sequence.class,
                      list ->
                          assertThat(list.items())
                              .extracting(item -> item.at().line())
                              .containsExactly(3, 4));
            });
  }

  @Test
  void scalarsMeanWhatYaml12Says() throws Exception {
    assertThat(kind("3")).isEqualTo(ScalarKind.INTEGER);
    assertThat(kind("3.5")).isEqualTo(ScalarKind.FLOAT);
    assertThat(kind("true")).isEqualTo(ScalarKind.BOOLEAN);
    assertThat(kind("no")).isEqualTo(ScalarKind.STRING);
    assertThat(kind("'3'")).isEqualTo(ScalarKind.STRING);
    assertThat(kind("~")).isEqualTo(ScalarKind.NULL);
  }

  @Test
  void aSyntaxErrorHasItsLine() {
    assertThat(finding("a: 1\nb: [1, 2\nc: 3\n")).startsWith("f:3: error: This is not YAML:");
  }

  @Test
  void anAliasIsRefusedSoNoFileCanBlowUp() {
    assertThat(finding("a: &x [1, 1]\nb: [*x, *x]\n"))
        .isEqualTo(
            "f:1: error: Anchors and aliases are not part of the format. Write the value out.");
  }

  @Test
  void nestingHasALimit() {
    assertThat(finding("[".repeat(100_000))).contains("nested over 16 deep");
  }

  @Test
  void aKeyStandsOnce() {
    assertThat(finding("a: 1\nb: 2\na: 3\n"))
        .startsWith("f:3: error: This key stands in its mapping twice.");
  }

  @Test
  void tagsSecondDocumentsAndEmptyFilesAreRefused() {
    assertThat(finding("a: !!java.net.URL [x]\n")).contains("Tags");
    assertThat(finding("a: !!str 1\n")).contains("Tags");
    assertThat(finding("a: 1\n---\nb: 2\n")).startsWith("f:2: error: A second document");
    assertThat(finding("# nothing\n")).contains("empty");
    assertThat(finding("? [a]\n: b\n")).contains("A key must be a word");
    assertThat(finding("a: \"\\u0001\"\n")).contains("A control character");
    assertThat(finding("a: \u0001\n")).contains("special characters");
  }

  private static ScalarKind kind(String text) throws YamlException {
    return ((Node.Scalar) YamlParser.parse("f", text)).kind();
  }

  private static String finding(String text) {
    YamlException problem =
        Objects.requireNonNull(
            catchThrowableOfType(YamlException.class, () -> YamlParser.parse("f", text)));
    return problem.finding().toString();
  }
}
