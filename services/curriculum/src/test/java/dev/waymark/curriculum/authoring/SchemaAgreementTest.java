package dev.waymark.curriculum.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Node;
import dev.waymark.curriculum.yaml.YamlFiles;
import dev.waymark.curriculum.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The schema that editors use and the reader that decides say the same of every document: of the
/// committed curriculum, and of a document changed in one place in every way that comes to mind.
final class SchemaAgreementTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonNode SOUND =
      JSON.readTree(
          """
          {"topics":[{"id":"a.b-c","title":"T","summary":"S","kind":"TOOL","level":2,"minutes":60,
                      "requires":{"hard":["x","y"],"soft":["z"]}}],
           "resources":[{"id":"r","title":"T","author":"A","url":"https://example.org/a?b=c","type":"BOOK",
                         "access":"PAID","language":"pt-BR","minutes":300,"level":5,
                         "teaches":[{"topic":"a.b-c","coverage":0.5,"minutes":30,"part":"Chapter 1"}]}],
           "roadmap":{"id":"m","title":"T","summary":"S","version":"1",
                      "sections":[{"title":"One","topics":["a.b-c",{"topic":"x","weight":0.1}]}]}}
          """);

  private static final List<JsonNode> VALUES =
      Stream.of(
              "null",
              "true",
              "0",
              "-1",
              "1",
              "5",
              "6",
              "29",
              "30",
              "2400",
              "2401",
              "20000",
              "20001",
              "0.05",
              "0.1",
              "0.5",
              "2.5",
              "2.0",
              "5.01",
              "[]",
              "{}",
              "[1]",
              "[\"a\"]",
              "[\"a\",\"a\"]",
              "[{\"topic\":\"a\"}]",
              "{\"hard\":[]}",
              "\"\"",
              "\" \"",
              "\"a\"",
              "\"A\"",
              "\"a b\"",
              "\"a..b\"",
              "\"TOOL\"",
              "\"tool\"",
              "\"2\"",
              "\"true\"",
              "\"en\"",
              "\"en_US\"",
              "\"https://x\"",
              "\"ftp://x\"",
              "\"https://x y\"")
          .map(JSON::readTree)
          .toList();

  private final Schema schema;

  SchemaAgreementTest() throws IOException {
    String text = Files.readString(Path.of("../../graph-seed/curriculum/curriculum.schema.json"));
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  @Test
  void bothAcceptTheSoundDocument() throws Exception {
    assertThat(schema.validate(SOUND)).isEmpty();
    assertThat(reader(SOUND)).isEmpty();
  }

  @Test
  void theyAgreeOnEveryDocumentChangedInOnePlace() throws Exception {
    List<JsonNode> documents = new ArrayList<>();
    change(SOUND, documents);

    assertThat(documents).hasSizeGreaterThan(1_000);
    for (JsonNode document : documents) {
      List<Finding> findings = reader(document);
      assertThat(findings.isEmpty())
          .as(
              "%s: the reader says %s, the schema %s",
              document, findings, schema.validate(document))
          .isEqualTo(schema.validate(document).isEmpty());
    }
  }

  @Test
  void bothAcceptTheCommittedCurriculum() {
    for (Node document :
        YamlFiles.read(List.of(Path.of("../../graph-seed/curriculum")), new ArrayList<>())) {
      assertThat(schema.validate(json(document))).as(document.at().file()).isEmpty();
    }
  }

  /// Adds copies of the document, each with one value below `node` replaced, removed, doubled, or a
  /// field added beside it.
  private static void change(JsonNode node, List<JsonNode> documents) {
    List<String> pointers = new ArrayList<>();
    pointers(node, "", pointers);
    List<JsonNode> values = new ArrayList<>(VALUES);
    for (int length : List.of(32, 33, 35, 36, 80, 81, 128, 129, 200, 201, 500, 501)) {
      values.add(JSON.valueToTree("a".repeat(length)));
    }
    for (String pointer : pointers) {
      String parent = pointer.substring(0, pointer.lastIndexOf('/'));
      String last = pointer.substring(pointer.lastIndexOf('/') + 1);
      for (JsonNode value : values) {
        JsonNode copy = node.deepCopy();
        switch (copy.at(parent)) {
          case ObjectNode object -> object.set(last, value);
          case ArrayNode array -> array.set(Integer.parseInt(last), value);
          default -> throw new IllegalStateException(pointer);
        }
        documents.add(copy);
      }
      JsonNode without = node.deepCopy();
      if (without.at(parent) instanceof ObjectNode object) {
        JsonNode value = object.remove(last);
        documents.add(without);
        JsonNode renamed = without.deepCopy();
        ((ObjectNode) renamed.at(parent)).set(last + "s", value);
        documents.add(renamed);
      } else {
        ((ArrayNode) without.at(parent)).remove(Integer.parseInt(last));
        documents.add(without);
      }
    }
  }

  private static void pointers(JsonNode node, String path, List<String> pointers) {
    if (!path.isEmpty()) {
      pointers.add(path);
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        pointers(field.getValue(), path + "/" + field.getKey(), pointers);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers(node.get(i), path + "/" + i, pointers);
    }
  }

  /// What the reader has against the document. JSON is YAML.
  private static List<Finding> reader(JsonNode document) throws Exception {
    List<Finding> findings = new ArrayList<>();
    DraftReader.read(List.of(YamlParser.parse("test", document.toString())), findings);
    return findings;
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case Node.Mapping(var at, var entries) -> {
        ObjectNode object = JSON.createObjectNode();
        entries.forEach(entry -> object.set(entry.key(), json(entry.value())));
        yield object;
      }
      case Node.Sequence(var at, var items) -> {
        ArrayNode array = JSON.createArrayNode();
        items.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Node.Scalar(var at, var kind, var text) ->
          kind == Node.ScalarKind.STRING ? JSON.valueToTree(text) : JSON.readTree(text);
    };
  }
}
