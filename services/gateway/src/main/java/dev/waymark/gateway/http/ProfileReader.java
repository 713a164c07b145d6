package dev.waymark.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.events.ProfileRules;
import dev.waymark.gateway.answer.Goal;
import dev.waymark.gateway.answer.Profile;
import dev.waymark.gateway.problem.Faults;
import dev.waymark.gateway.progress.Identifiers;
import dev.waymark.gateway.progress.JsonDocuments;
import dev.waymark.gateway.progress.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a profile as sent.
final class ProfileReader {

  private ProfileReader() {}

  /// The profile of the learner in the path.
  ///
  /// @throws dev.waymark.gateway.problem.ProblemException when it is not valid
  static Profile read(String learnerId, byte[] body) {
    var faults = new Faults();
    JsonFields fields = JsonFields.of(JsonDocuments.parseObject(body), faults);
    String given = fields.id("learnerId");
    if (given != null && !given.equals(learnerId)) {
      fields.fault("learnerId", "must be the learner in the path, or be left out");
    }
    List<Goal> goals = goals(fields, faults);
    Integer weeklyMinutes = fields.wholeNumber("weeklyMinutes", ProfileRules.WEEKLY_MINUTES);
    List<String> access = choices(fields, "access", PreferenceValues.ACCESS);
    List<String> types = choices(fields, "resourceTypes", PreferenceValues.RESOURCE_TYPES);
    List<String> languages = languages(fields);
    fields.refuseUnknown();
    faults.refuseIfAny("Nothing was changed. Correct the fields named in errors.");
    return new Profile(learnerId, goals, weeklyMinutes, access, types, languages, null);
  }

  private static List<Goal> goals(JsonFields fields, Faults faults) {
    var goals = new ArrayList<Goal>();
    List<JsonNode> elements = fields.elements("goals", ProfileRules.MAX_GOALS);
    for (int i = 0; i < elements.size(); i++) {
      String name = "goals[" + i + "]";
      if (elements.get(i) instanceof ObjectNode object) {
        goals.add(goal(JsonFields.below(object, name + ".", faults)));
      } else {
        fields.fault(name, "must be an object");
      }
    }
    return goals;
  }

  private static Goal goal(JsonFields fields) {
    String roadmap = fields.id("roadmapId");
    boolean topics = fields.has("topicIds");
    if (fields.has("roadmapId") == topics) {
      fields.fault("roadmapId", "or topicIds must be given, and not both");
    }
    fields.refuseUnknown();
    return new Goal(roadmap, topics ? topicIds(fields) : null);
  }

  private static List<String> topicIds(JsonFields fields) {
    List<String> ids = texts(fields, "topicIds", ProfileRules.MAX_TOPICS);
    if (ids.isEmpty()) {
      fields.fault("topicIds", "must name at least one topic");
    }
    for (int i = 0; i < ids.size(); i++) {
      String fault = Identifiers.faultIn(ids.get(i));
      if (fault != null) {
        fields.fault("topicIds[" + i + "]", fault);
      }
    }
    return ids;
  }

  private static List<String> choices(JsonFields fields, String name, Set<String> allowed) {
    List<String> texts = texts(fields, name, PreferenceValues.MAX_VALUES);
    if (!allowed.containsAll(texts)) {
      fields.fault(name, "must hold only " + String.join(", ", new TreeSet<>(allowed)));
    }
    return texts;
  }

  private static List<String> languages(JsonFields fields) {
    List<String> tags = texts(fields, "languages", ProfileRules.MAX_LANGUAGES);
    if (!tags.stream().allMatch(tag -> ProfileRules.LANGUAGE.matcher(tag).matches())) {
      fields.fault("languages", "must hold only BCP 47 language tags, such as en or pt-BR");
    }
    return tags;
  }

  private static List<String> texts(JsonFields fields, String name, int most) {
    var texts = new ArrayList<String>();
    for (JsonNode element : fields.elements(name, most)) {
      @Nullable String text = element.textValue();
      if (text == null) {
        fields.fault(name, "must hold only strings");
        return List.of();
      }
      texts.add(text);
    }
    return texts;
  }
}
