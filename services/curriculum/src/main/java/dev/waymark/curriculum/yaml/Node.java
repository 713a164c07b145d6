package dev.waymark.curriculum.yaml;

import java.util.List;

/// One value of a YAML document.
public sealed interface Node {
  Position at();

  /// A word, number or text.
  ///
  /// @param text as written, without quotes
  record Scalar(Position at, ScalarKind kind, String text) implements Node {}

  record Sequence(Position at, List<Node> items) implements Node {}

  /// Keys are distinct and in the file's order.
  record Mapping(Position at, List<Entry> entries) implements Node {}

  /// A key with its value.
  ///
  /// @param at where the key stands
  record Entry(Position at, String key, Node value) {}

  /// What an unquoted scalar means in YAML 1.2; a quoted one is always a `STRING`.
  enum ScalarKind {
    STRING,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  /// What it is, for a message.
  default String description() {
    return switch (this) {
      case Scalar(var at, var kind, var text) ->
          switch (kind) {
            case STRING -> "the text \"" + text + "\"";
            case INTEGER, FLOAT -> "the number " + text;
            case BOOLEAN -> text;
            case NULL -> "nothing";
          };
      case Sequence sequence -> "a list";
      case Mapping mapping -> "a mapping";
    };
  }

  /// What it is, without what it says.
  default String kindName() {
    return this instanceof Scalar scalar && scalar.kind() != ScalarKind.NULL
        ? "a text"
        : description();
  }
}
