package dev.waymark.engine.graph;

import dev.waymark.engine.graph.CurriculumProblem.Cycle;
import dev.waymark.engine.graph.CurriculumProblem.DanglingReference;
import dev.waymark.engine.graph.CurriculumProblem.DuplicateId;
import dev.waymark.engine.graph.CurriculumProblem.InvalidValue;
import dev.waymark.engine.graph.CurriculumProblem.RetiredReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what makes a curriculum unfit: ids first, then values, references and circles.
final class CurriculumCheck {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");
  private static final int MAX_ID_LENGTH = 128;
  private static final int MAX_MINUTES = 100_000;

  private final List<CurriculumProblem> problems = new ArrayList<>();
  private final Map<String, Topic> topics = new HashMap<>();

  private CurriculumCheck() {}

  static List<CurriculumProblem> of(Curriculum curriculum) {
    var check = new CurriculumCheck();
    check.range("curriculum", "topics", curriculum.topics().size(), 0, Curriculum.MAX_TOPICS);
    curriculum.topics().forEach(check::topic);
    check.prerequisites(curriculum.prerequisites());
    check.resources(curriculum.resources());
    check.roadmaps(curriculum.roadmaps());
    for (List<String> cycle : Cycles.in(curriculum)) {
      check.problems.add(new Cycle(cycle));
    }
    return List.copyOf(check.problems);
  }

  private void topic(Topic topic) {
    String where = "topic " + topic.id();
    id("topic", topic.id());
    if (topics.put(topic.id(), topic) != null) {
      problems.add(new DuplicateId("topic", topic.id()));
    }
    text(where, "title", topic.title());
    range(where, "minutes", topic.minutes(), 1, MAX_MINUTES);
    range(where, "level", topic.level(), 1, 5);
  }

  private void prerequisites(List<Prerequisite> prerequisites) {
    Set<String> seen = new HashSet<>();
    for (Prerequisite p : prerequisites) {
      String edge = p.topicId() + " -> " + p.requiredTopicId();
      if (!seen.add(edge)) {
        problems.add(new DuplicateId("prerequisite", edge));
      }
      if (!topics.containsKey(p.topicId())) {
        problems.add(new DanglingReference("prerequisite " + edge, p.topicId()));
      }
      Topic dependent = topics.get(p.topicId());
      String from = "topic " + p.topicId();
      reference(from, p.requiredTopicId(), dependent == null || !dependent.retired());
    }
  }

  private void resources(List<Resource> resources) {
    Set<String> seen = new HashSet<>();
    for (Resource r : resources) {
      String where = "resource " + r.id();
      id("resource", r.id());
      if (!seen.add(r.id())) {
        problems.add(new DuplicateId("resource", r.id()));
      }
      text(where, "title", r.title());
      text(where, "url", r.url());
      text(where, "language", r.language());
      range(where, "minutes", r.minutes(), 1, MAX_MINUTES);
      range(where, "level", r.level(), 1, 5);
      Set<String> taught = new HashSet<>();
      for (Teaching t : r.teaches()) {
        reference(where, t.topicId(), false);
        if (!taught.add(t.topicId())) {
          problems.add(new DuplicateId("teaching", r.id() + " -> " + t.topicId()));
        }
        range(
            where, "coverage of " + t.topicId(), t.coverage(), Double.MIN_VALUE, 1, "over 0 to 1");
        range(where, "minutes for " + t.topicId(), t.minutes(), 0, MAX_MINUTES);
      }
    }
  }

  private void roadmaps(List<Roadmap> roadmaps) {
    Set<String> seen = new HashSet<>();
    for (Roadmap r : roadmaps) {
      String where = "roadmap " + r.id();
      id("roadmap", r.id());
      if (!seen.add(r.id())) {
        problems.add(new DuplicateId("roadmap", r.id()));
      }
      text(where, "title", r.title());
      Set<String> titles = new HashSet<>();
      Set<String> included = new HashSet<>();
      for (Section section : r.sections()) {
        text(where, "section title", section.title());
        if (!titles.add(section.title())) {
          problems.add(new DuplicateId("section", r.id() + " / " + section.title()));
        }
        for (Inclusion i : section.topics()) {
          reference(where, i.topicId(), true);
          if (!included.add(i.topicId())) {
            problems.add(new DuplicateId("inclusion", r.id() + " -> " + i.topicId()));
          }
          range(where, "weight of " + i.topicId(), i.weight(), 0.1, 5, "0.1 to 5");
        }
      }
    }
  }

  private void id(String kind, String id) {
    if (id.length() > MAX_ID_LENGTH || !SLUG.matcher(id).matches()) {
      String expected =
          "at most 128 lower-case letters and digits, separated by single dots, dashes or underscores";
      problems.add(new InvalidValue(kind + " " + id, "id", id, expected));
    }
  }

  private void text(String where, String field, String value) {
    if (value.isBlank()) {
      problems.add(new InvalidValue(where, field, value, "some text"));
    }
  }

  private void range(String where, String field, int value, int least, int most) {
    if (value < least || value > most) {
      String expected = least + " to " + most;
      problems.add(new InvalidValue(where, field, Integer.toString(value), expected));
    }
  }

  private void range(
      String where, String field, double value, double least, double most, String expected) {
    if (!(value >= least && value <= most)) {
      problems.add(new InvalidValue(where, field, Double.toString(value), expected));
    }
  }

  private void reference(String from, String topicId, boolean mustBeLive) {
    Topic topic = topics.get(topicId);
    if (topic == null) {
      problems.add(new DanglingReference(from, topicId));
    } else if (mustBeLive && topic.retired()) {
      problems.add(new RetiredReference(from, topicId));
    }
  }
}
