package dev.waymark.curriculum.yaml;

import dev.waymark.curriculum.yaml.Node.Entry;
import dev.waymark.curriculum.yaml.Node.ScalarKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/// Reads one YAML 1.2 document into nodes. A curriculum needs neither anchors nor tags, so they are
/// refused: no alias can blow a small file up, and a tree is never deeper than [#MAX_DEPTH].
public final class YamlParser {
  /// The deepest nesting of lists and mappings.
  public static final int MAX_DEPTH = 16;

  private static final Schema SCHEMA = new CoreSchema();

  private final String file;
  private final Iterator<Event> events;

  private YamlParser(String file, String text) {
    this.file = file;
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(SCHEMA)
            .setLabel(file)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /// The document in `text`.
  ///
  /// @param file what positions name
  /// @throws YamlException if it is not exactly one document within the limits
  public static Node parse(String file, String text) throws YamlException {
    try {
      return new YamlParser(file, text).document();
    } catch (MarkedYamlEngineException e) {
      throw new YamlException(
          at(file, e.getProblemMark()),
          "This is not YAML: %s. Mend the syntax.".formatted(kind(e.getProblem())));
    } catch (YamlEngineException e) {
      throw new YamlException(
          new Position(file, 0),
          "This is not YAML: %s. Mend the file.".formatted(kind(String.valueOf(e.getMessage()))));
    }
  }

  private Node document() throws YamlException {
    next(Event.ID.StreamStart);
    Event first = events.next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      throw new YamlException(
          new Position(file, 1), "The file is empty. Write topics, resources or a roadmap.");
    }
    Node root = node(events.next(), 0);
    next(Event.ID.DocumentEnd);
    Event last = events.next();
    if (last.getEventId() != Event.ID.StreamEnd) {
      throw new YamlException(
          at(last), "A second document starts here. Put it into a file of its own.");
    }
    return root;
  }

  private Node node(Event event, int depth) throws YamlException {
    if (depth > MAX_DEPTH) {
      throw new YamlException(
          at(event), "This is nested over %d deep. Write it flatter.".formatted(MAX_DEPTH));
    }
    refuseExtras(event);
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> sequence(event, depth);
      case MappingStart -> mapping(event, depth);
      default -> throw new IllegalStateException("unexpected " + event);
    };
  }

  private void refuseExtras(Event event) throws YamlException {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new YamlException(
          at(event), "Anchors and aliases are not part of the format. Write the value out.");
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag().filter(name -> !name.equals("!"));
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      throw new YamlException(at(event), "Tags are not part of the format. Leave it out.");
    }
  }

  private Node scalar(ScalarEvent event) throws YamlException {
    if (event.getValue().codePoints().anyMatch(YamlParser::unwritable)) {
      throw new YamlException(at(event), "A control character stands in this text. Take it out.");
    }
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    Tag tag = SCHEMA.getScalarResolver().resolve(event.getValue(), plain);
    return new Node.Scalar(at(event), plain ? kind(tag) : ScalarKind.STRING, event.getValue());
  }

  /// What XML and other formats cannot hold, however it was written here.
  private static boolean unwritable(int character) {
    return (Character.isISOControl(character) && character != '\n' && character != '\t')
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
        || character == 0xFFFE
        || character == 0xFFFF;
  }

  private static ScalarKind kind(Tag tag) {
    if (tag.equals(Tag.INT)) {
      return ScalarKind.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return ScalarKind.FLOAT;
    }
    if (tag.equals(Tag.BOOL)) {
      return ScalarKind.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? ScalarKind.NULL : ScalarKind.STRING;
  }

  private Node sequence(Event start, int depth) throws YamlException {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    return new Node.Sequence(at(start), List.copyOf(items));
  }

  private Node mapping(Event start, int depth) throws YamlException {
    List<Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      if (!(node(event, depth + 1) instanceof Node.Scalar key)) {
        throw new YamlException(at(event), "A key must be a word. Write `key: value`.");
      }
      if (!keys.add(key.text())) {
        throw new YamlException(key.at(), "This key stands in its mapping twice. Keep one.");
      }
      entries.add(new Entry(key.at(), key.text(), node(events.next(), depth + 1)));
      event = events.next();
    }
    return new Node.Mapping(at(start), List.copyOf(entries));
  }

  private void next(Event.ID expected) {
    Event event = events.next();
    if (event.getEventId() != expected) {
      throw new IllegalStateException("expected " + expected + ", got " + event);
    }
  }

  private static Position at(String file, Optional<Mark> mark) {
    return mark.map(at -> new Position(file, at.getLine() + 1, at.getColumn() + 1))
        .orElseGet(() -> new Position(file, 0));
  }

  private Position at(Event event) {
    return at(file, event.getStartMark());
  }

  /// What kind of error the parser met, without what it quotes from the file: that may be anything,
  /// a secret too.
  private static String kind(String problem) {
    String line = problem.lines().findFirst().orElse("unreadable");
    return line.replaceAll("'[^']{2,}'|\"[^\"]*\"|\\([^)]*\\)?|!\\S*", "")
        .replaceAll("(handle|alias|anchor|tag|but found|but got) ?:? +\\S.*", "$1 this")
        .replaceAll(" {2,}", " ")
        .strip();
  }
}
