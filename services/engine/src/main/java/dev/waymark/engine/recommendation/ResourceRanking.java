package dev.waymark.engine.recommendation;

import static java.util.Comparator.comparingDouble;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Lesson;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Orders what teaches a topic by how well it fits the learner and what others made of it.
final class ResourceRanking {
  private static final double LEVEL = 0.3;
  private static final double FREE = 0.1;
  private static final double TYPE = 0.4;
  private static final double LANGUAGE = 0.2;
  private static final double RATING = 0.3;
  private static final double EFFECT = 1;
  private static final double GAIN = 1;
  private static final double MAX_GAIN = 0.5;
  private static final double USUAL_STARS = 3.5;
  private static final double MAX_OVER_USUAL = 1.5;

  private static final Comparator<Reason> WEIGHTIEST =
      comparingDouble((Reason r) -> -r.contribution()).thenComparing(Reason::code);
  private static final Comparator<RecommendedResource> BEST =
      comparingDouble((RecommendedResource r) -> -r.score()).thenComparing(r -> r.resource().id());

  private final Topic topic;
  private final Profile profile;
  private final Experience experience;

  private ResourceRanking(Topic topic, Profile profile, Experience experience) {
    this.topic = topic;
    this.profile = profile;
    this.experience = experience;
  }

  /// What the profile accepts and is not dismissed, best first; what did not help steps back.
  static List<RecommendedResource> of(
      PrerequisiteGraph graph,
      int topic,
      Profile profile,
      Experience experience,
      TriedResources tried,
      Predicate<String> isDismissed) {
    var ranking = new ResourceRanking(graph.topic(topic), profile, experience);
    List<RecommendedResource> ranked = new ArrayList<>();
    for (Lesson lesson : graph.lessons(topic)) {
      if (ranking.accepts(lesson.resource()) && !isDismissed.test(lesson.resource().id())) {
        ranked.add(ranking.rank(lesson));
      }
    }
    ranked.sort(BEST);
    return tried.stepBack(ranked, graph.topic(topic).id());
  }

  private boolean accepts(Resource resource) {
    return (profile.access().isEmpty() || profile.access().contains(resource.access()))
        && (profile.languages().isEmpty() || languagePlace(resource) >= 0);
  }

  /// The place of the resource's language in the profile, by the part before the first dash, or -1.
  private int languagePlace(Resource resource) {
    for (int i = 0; i < profile.languages().size(); i++) {
      if (primary(profile.languages().get(i)).equalsIgnoreCase(primary(resource.language()))) {
        return i;
      }
    }
    return -1;
  }

  private static String primary(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }

  private RecommendedResource rank(Lesson lesson) {
    Resource resource = lesson.resource();
    List<Reason> reasons = new ArrayList<>(6);
    double coverage = lesson.teaching().coverage();
    String covers =
        coverage >= 1
            ? "It teaches the whole topic."
            : "It teaches about " + Math.round(coverage * 100) + " % of the topic.";
    add(reasons, "COVERS", covers, coverage);
    int apart = Math.abs(resource.level() - topic.level());
    String level = apart == 0 ? "Its level is right for the topic." : "Its level is close enough.";
    add(reasons, "LEVEL_FITS", level, LEVEL * (1 - apart / 4.0));
    if (resource.access() == Access.FREE) {
      add(reasons, "FREE", "It is free.", FREE);
    }
    if (profile.resourceTypes().contains(resource.type())) {
      add(reasons, "PREFERRED_TYPE", "It is of a kind that you prefer.", TYPE);
    }
    int place = languagePlace(resource);
    if (place >= 0) {
      add(reasons, "PREFERRED_LANGUAGE", "You read its language.", LANGUAGE / (1 + place));
    }
    others(reasons, experience.resource(resource.id()));
    reasons.sort(WEIGHTIEST);
    double score = 0;
    for (Reason reason : reasons) {
      score += reason.contribution();
    }
    int stated = lesson.teaching().minutes();
    int minutes = stated > 0 ? stated : resource.minutes();
    return new RecommendedResource(resource, lesson.teaching(), minutes, score, reasons);
  }

  private void others(List<Reason> reasons, ResourceRecord record) {
    if (record.ratings() > 0) {
      long tenths = Math.round(10.0 * record.stars() / record.ratings());
      String text =
          record.ratings() + " learners gave it " + tenths / 10 + "." + tenths % 10 + " stars.";
      double over = (record.averageStars() - USUAL_STARS) / MAX_OVER_USUAL;
      add(reasons, "RATED", text, RATING * over);
    }
    long points = Math.round(100 * record.effect());
    if (points != 0) {
      String text =
          "Of 100 answers, about %d %s were right after it."
              .formatted(Math.abs(points), points > 0 ? "more" : "fewer");
      add(reasons, "EFFECT", text, EFFECT * record.effect());
    }
    if (record.gain().isCertain()) {
      double gain = Math.clamp(record.gain().perHour(), -MAX_GAIN, MAX_GAIN);
      String text =
          "An hour with it brings learners %s than an hour with other resources."
              .formatted(gain > 0 ? "further" : "less far");
      add(reasons, "GAIN_PER_HOUR", text, GAIN * gain);
    }
  }

  private void add(List<Reason> reasons, String code, String text, double contribution) {
    reasons.add(new Reason(code, text, List.of(topic.id()), contribution));
  }
}
