package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Something that makes a curriculum unfit to be published or loaded.
public sealed interface CurriculumProblem {
  /// One sentence that names what is wrong and where.
  String message();

  /// Topics that require each other in a circle.
  ///
  /// @param topicIds each requires the next; the first is repeated at the end
  record Cycle(List<String> topicIds) implements CurriculumProblem {
    public Cycle {
      topicIds = List.copyOf(topicIds);
    }

    @Override
    public String message() {
      return "Prerequisites run in a circle: " + String.join(" requires ", topicIds) + ".";
    }
  }

  /// Two things of one kind under one id.
  ///
  /// @param kind such as "topic", "roadmap" or "prerequisite"
  record DuplicateId(String kind, String id) implements CurriculumProblem {
    public DuplicateId {
      requireNonNull(kind, "kind");
      requireNonNull(id, "id");
    }

    @Override
    public String message() {
      return "The " + kind + " " + id + " is there more than once.";
    }
  }

  /// Something names a topic that is not there.
  ///
  /// @param from what names it, such as "topic b" or "roadmap r"
  record DanglingReference(String from, String topicId) implements CurriculumProblem {
    public DanglingReference {
      requireNonNull(from, "from");
      requireNonNull(topicId, "topicId");
    }

    @Override
    public String message() {
      return "The " + from + " names the topic " + topicId + ", which is not there.";
    }
  }

  /// A live topic requires, or a roadmap includes, a retired topic.
  ///
  /// @param from what names it, such as "topic b" or "roadmap r"
  record RetiredReference(String from, String topicId) implements CurriculumProblem {
    public RetiredReference {
      requireNonNull(from, "from");
      requireNonNull(topicId, "topicId");
    }

    @Override
    public String message() {
      return "The " + from + " names the topic " + topicId + ", which is retired.";
    }
  }

  /// A value out of its range.
  ///
  /// @param where such as "topic b"
  /// @param field such as "minutes"
  /// @param expected what is allowed, such as "1 to 100000"
  record InvalidValue(String where, String field, String value, String expected)
      implements CurriculumProblem {
    public InvalidValue {
      requireNonNull(where, "where");
      requireNonNull(field, "field");
      requireNonNull(value, "value");
      requireNonNull(expected, "expected");
    }

    @Override
    public String message() {
      return "The " + where + " has " + field + " \"" + value + "\"; expected is " + expected + ".";
    }
  }

  /// Every problem of the curriculum, in an order that depends on its contents alone; none: it may
  /// be published.
  static List<CurriculumProblem> in(Curriculum curriculum) {
    return CurriculumCheck.of(curriculum);
  }
}
