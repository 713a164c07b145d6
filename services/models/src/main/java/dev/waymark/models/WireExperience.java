package dev.waymark.models;

import static dev.waymark.models.WireModel.within;

import dev.waymark.engine.recommendation.Experience;
import dev.waymark.engine.recommendation.ResourceRecord;
import dev.waymark.engine.recommendation.ResourceRecord.Gain;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.ResourceStatistics;
import dev.waymark.model.v1.TopicPace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What other learners did, as the engine takes it.
final class WireExperience {
  private static final double MOST_GAIN = 1_000;
  private static final double LEAST_PACE = 0.01;
  private static final double MOST_PACE = 100;

  private WireExperience() {}

  static Experience read(Model message) throws RefusedModel {
    return new Experience(
        WireNextTopic.read(message.getNextTopic()),
        resources(message.getResourcesList()),
        paces(message.getPacesList()),
        usualPace(message.getPacesList()));
  }

  private static Map<String, ResourceRecord> resources(List<ResourceStatistics> messages)
      throws RefusedModel {
    Map<String, ResourceRecord> records = new HashMap<>();
    for (ResourceStatistics it : messages) {
      String what = "what is said of resource " + it.getResourceId();
      once(what, records.put(it.getResourceId(), resource(what, it)));
    }
    return records;
  }

  private static ResourceRecord resource(String what, ResourceStatistics it) throws RefusedModel {
    Gain gain =
        new Gain(
            within(what, it.getGainPerHour(), -MOST_GAIN, MOST_GAIN),
            within(what, it.getGainLow(), -MOST_GAIN, MOST_GAIN),
            within(what, it.getGainHigh(), -MOST_GAIN, MOST_GAIN));
    return new ResourceRecord(
        it.getRatings(),
        it.getStars(),
        it.getAnswersWith(),
        it.getRightWith(),
        it.getAnswersWithout(),
        it.getRightWithout(),
        gain);
  }

  private static Map<String, Double> paces(List<TopicPace> messages) throws RefusedModel {
    Map<String, Double> paces = new HashMap<>();
    for (TopicPace it : messages) {
      String what = "the pace of topic " + it.getTopicId();
      once(what, paces.put(it.getTopicId(), within(what, it.getFactor(), LEAST_PACE, MOST_PACE)));
    }
    return paces;
  }

  /// The mean factor, each topic weighed by its reports.
  private static double usualPace(List<TopicPace> messages) {
    double sum = 0;
    long reports = 0;
    for (TopicPace it : messages) {
      int own = Math.max(0, it.getReports());
      sum += it.getFactor() * own;
      reports += own;
    }
    return reports == 0 ? 1 : sum / reports;
  }

  private static void once(String what, @Nullable Object other) throws RefusedModel {
    if (other != null) {
      throw RefusedModel.invalid(what + " is there twice");
    }
  }
}
