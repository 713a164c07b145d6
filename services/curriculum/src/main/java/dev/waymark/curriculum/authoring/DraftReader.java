package dev.waymark.curriculum.authoring;

import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Node;
import dev.waymark.curriculum.yaml.Position;
import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the curriculum format. What it demands of one value by itself, `curriculum.schema.json`
/// demands too; a test holds the two together.
public final class DraftReader {
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");

  private static final List<String> PARTS = List.of("topics", "resources", "roadmap");

  private final List<Finding> findings;
  private final List<DraftTopic> topics = new ArrayList<>();
  private final List<DraftResource> resources = new ArrayList<>();
  private final List<DraftRoadmap> roadmaps = new ArrayList<>();

  private DraftReader(List<Finding> findings) {
    this.findings = findings;
  }

  /// Everything with a usable id in `documents`; a value that is wrong is told in `findings` and
  /// replaced by a stand-in.
  public static Draft read(List<Node> documents, List<Finding> findings) {
    DraftReader reader = new DraftReader(findings);
    documents.forEach(reader::document);
    return new Draft(reader.topics, reader.resources, reader.roadmaps);
  }

  private void document(Node root) {
    if (!isCurriculum(root)) {
      return;
    }
    Fields.of(root, "The file", findings)
        .ifPresent(file -> {
          file.allow(PARTS.toArray(String[]::new));
          file.optional("topics").ifPresent(node -> file.list("topics").forEach(this::topic));
          file.optional("resources")
              .ifPresent(node -> file.list("resources").forEach(this::resource));
          file.optionalMapping("roadmap").ifPresent(this::roadmap);
        });
  }

  /// Whether a file is meant as a part of a curriculum. If not, nothing is repeated of what it
  /// says: that was never meant for the eyes of authors.
  private boolean isCurriculum(Node root) {
    if (root instanceof Node.Mapping mapping) {
      boolean meant =
          mapping.entries().stream().anyMatch(entry -> Nearest.to(entry.key(), PARTS).isPresent());
      if (!meant) {
        findings.add(
            Finding.error(
                root.at(),
                "The file has none of the fields topics, resources and roadmap. Write one, or take"
                    + " the file out."));
      }
      return meant;
    }
    findings.add(
        Finding.error(
            root.at(),
            "The file is %s. Write fields, as `key: value`.".formatted(root.kindName())));
    return false;
  }

  private void topic(Node node) {
    Optional<Fields> mapping = Fields.of(node, "A topic", findings);
    if (mapping.isEmpty()) {
      return;
    }
    Fields fields = mapping.get();
    int before = findings.size();
    fields.allow("id", "title", "summary", "kind", "level", "minutes", "requires");
    Optional<String> id = fields.id("id");
    String title = fields.text("title", 80);
    String summary = fields.text("summary", 500);
    TopicKind kind = fields.oneOf("kind", TopicKind.class);
    int minutes = fields.integer("minutes", 30, 2400);
    int level = fields.integer("level", 1, 5);
    Optional<Fields> requires = fields.optionalMapping("requires");
    requires.ifPresent(r -> r.allow("hard", "soft"));
    List<Reference> hard = requires.map(r -> r.references("hard")).orElse(List.of());
    List<Reference> soft = requires.map(r -> r.references("soft")).orElse(List.of());
    id.ifPresent(name -> {
      findings.subList(before, findings.size()).replaceAll(finding -> finding.about(name));
      topics.add(
          new DraftTopic(
              fields.at(),
              new Topic(name, title, summary, kind, minutes, level, false),
              hard,
              soft));
    });
  }

  private void resource(Node node) {
    Optional<Fields> mapping = Fields.of(node, "A resource", findings);
    if (mapping.isEmpty()) {
      return;
    }
    Fields fields = mapping.get();
    fields.allow(
        "id",
        "title",
        "author",
        "url",
        "type",
        "access",
        "language",
        "minutes",
        "level",
        "teaches");
    Optional<String> id = fields.id("id");
    String title = fields.text("title", 200);
    String author = fields.text("author", 200);
    String url =
        fields.text("url", 500, WEB_ADDRESS, "a web address that starts with https:// or http://");
    ResourceType type = fields.oneOf("type", ResourceType.class);
    Access access = fields.oneOf("access", Access.class);
    String language = fields.text("language", 35, LANGUAGE, "a language tag such as en or pt-BR");
    int minutes = fields.integer("minutes", 1, 20_000);
    int level = fields.integer("level", 1, 5);
    List<Teaching> teaches = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    for (Node item : fields.list("teaches")) {
      teaching(item, teaches, references);
    }
    id.ifPresent(name ->
        resources.add(
            new DraftResource(
                fields.at(),
                new Resource(
                    name, title, author, url, type, access, language, minutes, level, teaches),
                List.copyOf(references))));
  }

  private void teaching(Node node, List<Teaching> teaches, List<Reference> references) {
    Optional<Fields> mapping = Fields.of(node, "What a resource teaches", findings);
    if (mapping.isEmpty()) {
      return;
    }
    Fields fields = mapping.get();
    fields.allow("topic", "coverage", "minutes", "part");
    Optional<Reference> topic = fields.reference("topic");
    double coverage = fields.positive("coverage", 1);
    int minutes = fields.optionalInteger("minutes", 1, 20_000);
    String part = fields.optionalText("part", 200);
    topic.ifPresent(reference -> {
      references.add(reference);
      teaches.add(new Teaching(reference.topicId(), coverage, minutes, part));
    });
  }

  private void roadmap(Fields fields) {
    fields.allow("id", "title", "summary", "version", "sections");
    Optional<String> id = fields.id("id");
    String title = fields.text("title", 80);
    String summary = fields.text("summary", 500);
    String version = fields.text("version", 32);
    List<Section> sections = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    List<Reference> includes = new ArrayList<>();
    for (Node item : fields.list("sections")) {
      Fields.of(item, "A section", findings)
          .ifPresent(section -> {
            section.allow("title", "topics");
            positions.add(section.at());
            sections.add(new Section(section.text("title", 80), inclusions(section, includes)));
          });
    }
    id.ifPresent(name ->
        roadmaps.add(
            new DraftRoadmap(
                fields.at(),
                new Roadmap(name, title, summary, version, sections),
                List.copyOf(positions),
                List.copyOf(includes))));
  }

  private List<Inclusion> inclusions(Fields section, List<Reference> includes) {
    List<Inclusion> inclusions = new ArrayList<>();
    for (Node item : section.list("topics")) {
      Optional<Reference> topic;
      double weight = 1;
      if (item instanceof Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "A topic of a section", findings);
        fields.allow("topic", "weight");
        topic = fields.reference("topic");
        weight = fields.optionalNumber("weight", 0.1, 5, 1);
      } else {
        topic = section.reference("topics", item);
      }
      if (topic.isPresent()) {
        includes.add(topic.get());
        inclusions.add(new Inclusion(topic.get().topicId(), weight));
      }
    }
    return inclusions;
  }
}
