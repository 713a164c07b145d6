package dev.waymark.curriculum.authoring;

import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Node;
import dev.waymark.curriculum.yaml.Node.Entry;
import dev.waymark.curriculum.yaml.Node.Mapping;
import dev.waymark.curriculum.yaml.Node.Scalar;
import dev.waymark.curriculum.yaml.Node.ScalarKind;
import dev.waymark.curriculum.yaml.Node.Sequence;
import dev.waymark.curriculum.yaml.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The fields of one mapping. Each getter gives the value, or adds a finding and gives a stand-in,
/// so that reading goes on and every mistake of a file is told at once.
final class Fields {
  /// Ids of topics, resources and roadmaps.
  static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");

  static final int MAX_ID_LENGTH = 128;

  private final Mapping mapping;
  private final String owner;
  private final List<Finding> findings;

  /// The fields of `mapping`.
  ///
  /// @param owner what the mapping is, for messages, such as "A topic"
  Fields(Mapping mapping, String owner, List<Finding> findings) {
    this.mapping = mapping;
    this.owner = owner;
    this.findings = findings;
  }

  Position at() {
    return mapping.at();
  }

  /// Adds a finding for every key that is not one of `known`.
  void allow(String... known) {
    for (Entry entry : mapping.entries()) {
      if (!Arrays.asList(known).contains(entry.key())) {
        String hint =
            Nearest.to(entry.key(), Arrays.asList(known))
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("Known are " + String.join(", ", known) + ".");
        add(entry.at(), "%s has no field \"%s\". %s".formatted(owner, entry.key(), hint));
      }
    }
  }

  /// A slug that is at most 128 characters long; empty when there is none to speak of.
  Optional<String> id(String key) {
    Optional<Node> node = required(key, "a lower-case id such as linear-algebra.vectors");
    return node.flatMap(value -> id(key, value));
  }

  private Optional<String> id(String key, Node value) {
    if (value instanceof Scalar(var at, var kind, var text)
        && kind == ScalarKind.STRING
        && text.length() <= MAX_ID_LENGTH
        && SLUG.matcher(text).matches()) {
      return Optional.of(text);
    }
    add(
        value.at(),
        ("\"%s\" is %s. Write at most %d lower-case letters and digits, separated by single dots,"
                + " dashes or underscores.")
            .formatted(key, value.description(), MAX_ID_LENGTH));
    return Optional.empty();
  }

  /// A text that is not blank and at most `longest` characters long.
  String text(String key, int longest) {
    return required(key, "a text").map(node -> text(key, node, longest)).orElse("");
  }

  /// Like [#text(String, int)], or empty when the field is left out.
  String optionalText(String key, int longest) {
    return optional(key).map(node -> text(key, node, longest)).orElse("");
  }

  private String text(String key, Node value, int longest) {
    if (!(value instanceof Scalar(var at, var kind, var text)) || kind != ScalarKind.STRING) {
      String hint = value instanceof Scalar ? "Write a text, in quotes." : "Write a text.";
      add(value.at(), "\"%s\" is %s. %s".formatted(key, value.description(), hint));
      return "";
    }
    if (text.isBlank()) {
      add(at, "\"%s\" is blank. Write a text.".formatted(key));
    } else if (text.codePointCount(0, text.length()) > longest) {
      add(
          at,
          "\"%s\" is %d characters long. Bring it down to %d."
              .formatted(key, text.codePointCount(0, text.length()), longest));
    }
    return text;
  }

  /// A text of a form.
  ///
  /// @param form the form in words, such as "a web address"
  String text(String key, int longest, Pattern pattern, String form) {
    String text = text(key, longest);
    if (!text.isBlank() && !pattern.matcher(text).matches()) {
      add(
          required(key, form).orElse(mapping).at(),
          "\"%s\" is \"%s\". Write %s.".formatted(key, text, form));
    }
    return text;
  }

  /// A whole number from `least` to `most`; the stand-in is `least`.
  int integer(String key, int least, int most) {
    return required(key, "a whole number")
        .map(node -> integer(key, node, least, most))
        .orElse(least);
  }

  /// Like [#integer(String, int, int)], or 0 when the field is left out.
  int optionalInteger(String key, int least, int most) {
    return optional(key).map(node -> integer(key, node, least, most)).orElse(0);
  }

  private int integer(String key, Node node, int least, int most) {
    return number(key, node, NumberRange.wholeFrom(least, most))
        .map(BigDecimal::intValueExact)
        .orElse(least);
  }

  /// A number from `least` to `most`, or `fallback` when the field is left out.
  double optionalNumber(String key, double least, double most, double fallback) {
    return optional(key)
        .map(node ->
            number(key, node, NumberRange.from(least, most))
                .map(BigDecimal::doubleValue)
                .orElse(most))
        .orElse(fallback);
  }

  /// A number over 0 and at most `most`.
  double positive(String key, double most) {
    return required(key, "a number")
        .flatMap(node -> number(key, node, NumberRange.over(0, most)))
        .map(BigDecimal::doubleValue)
        .orElse(most);
  }

  private Optional<BigDecimal> number(String key, Node node, NumberRange range) {
    Optional<BigDecimal> number = range.of(node);
    if (number.isEmpty()) {
      add(node.at(), "\"%s\" is %s. Write %s.".formatted(key, node.description(), range));
    }
    return number;
  }

  /// One of the names of an enum; the stand-in is its first.
  <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    E[] values = type.getEnumConstants();
    String names = String.join(", ", Arrays.stream(values).map(Enum::name).toList());
    Optional<Node> node = required(key, "one of " + names);
    for (E value : values) {
      if (node.isPresent()
          && node.get() instanceof Scalar(var at, var kind, var text)
          && kind == ScalarKind.STRING
          && text.equals(value.name())) {
        return value;
      }
    }
    node.ifPresent(found ->
        add(
            found.at(),
            "\"%s\" is %s. Write one of %s.".formatted(key, found.description(), names)));
    return values[0];
  }

  /// The items of a list that must be there and hold something.
  List<Node> list(String key) {
    List<Node> items = required(key, "a list").map(node -> items(key, node)).orElse(List.of());
    if (items.isEmpty() && optional(key).orElse(null) instanceof Sequence sequence) {
      add(sequence.at(), "\"%s\" is an empty list. Fill it.".formatted(key));
    }
    return items;
  }

  /// The items of a list, none when the field is left out.
  List<Node> optionalList(String key) {
    return optional(key).map(node -> items(key, node)).orElse(List.of());
  }

  private List<Node> items(String key, Node node) {
    if (node instanceof Sequence(var at, var items)) {
      return items;
    }
    add(node.at(), "\"%s\" is %s. Write a list.".formatted(key, node.description()));
    return List.of();
  }

  /// The topic ids of a list, each once; none when the field is left out.
  List<Reference> references(String key) {
    List<Reference> references = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Node item : optionalList(key)) {
      reference(key, item)
          .ifPresent(reference -> {
            if (!named.add(reference.topicId())) {
              add(
                  reference.at(),
                  "\"%s\" names %s twice. Keep one.".formatted(key, reference.topicId()));
            } else {
              references.add(reference);
            }
          });
    }
    return List.copyOf(references);
  }

  /// The topic id that a node is.
  Optional<Reference> reference(String key, Node node) {
    return id(key, node).map(id -> new Reference(node.at(), id));
  }

  /// The topic id of a field.
  Optional<Reference> reference(String key) {
    return required(key, "a topic id").flatMap(node -> reference(key, node));
  }

  /// The fields of a mapping, or empty when the field is left out.
  Optional<Fields> optionalMapping(String key) {
    return optional(key).flatMap(node -> of(node, "\"" + key + "\"", findings));
  }

  /// The fields of a node that must be a mapping.
  static Optional<Fields> of(Node node, String owner, List<Finding> findings) {
    if (node instanceof Mapping mapping) {
      return Optional.of(new Fields(mapping, owner, findings));
    }
    findings.add(
        Finding.error(
            node.at(),
            "%s is %s. Write fields, as `key: value`.".formatted(owner, node.description())));
    return Optional.empty();
  }

  private Optional<Node> required(String key, String expected) {
    Optional<Node> node = optional(key);
    if (node.isEmpty()) {
      add(mapping.at(), "%s lacks \"%s\". Add %s.".formatted(owner, key, expected));
    }
    return node;
  }

  /// The value of a field, or empty when it is left out.
  Optional<Node> optional(String key) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Entry::value)
        .findFirst();
  }

  private void add(Position at, String message) {
    findings.add(Finding.error(at, message));
  }
}
