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
  private static final double MAX_GAIN = 1_000;
  private static final double MIN_PACE = 0.01;
  private static final double MAX_PACE = 100;

  private WireExperience() {}

  static Experience read(Model message) throws RefusedModelException {
    return new Experience(
        WireNextTopic.read(message.getNextTopic()),
        resources(message.getResourcesList()),
        paces(message.getPacesList()),
        usualPace(message.getPacesList()));
  }

  private static Map<String, ResourceRecord> resources(List<ResourceStatistics> messages)
      throws RefusedModelException {
    Map<String, ResourceRecord> records = new HashMap<>();
    for (ResourceStatistics it : messages) {
      String what = "what is said of resource " + it.getResourceId();
      once(what, records.put(it.getResourceId(), resource(what, it)));
    }
    return records;
  }

  private static ResourceRecord resource(String what, ResourceStatistics it)
      throws RefusedModelException {
    Gain gain =
        new Gain(
            within(what, it.getGainPerHour(), -MAX_GAIN, MAX_GAIN),
            within(what, it.getGainLow(), -MAX_GAIN, MAX_GAIN),
            within(what, it.getGainHigh(), -MAX_GAIN, MAX_GAIN));
    return new ResourceRecord(
        it.getRatings(),
        it.getStars(),
        it.getAnswersWith(),
        it.getRightWith(),
        it.getAnswersWithout(),
        it.getRightWithout(),
        gain);
  }

  private static Map<String, Double> paces(List<TopicPace> messages) throws RefusedModelException {
    Map<String, Double> paces = new HashMap<>();
    for (TopicPace it : messages) {
      String what = "the pace of topic " + it.getTopicId();
      once(what, paces.put(it.getTopicId(), within(what, it.getFactor(), MIN_PACE, MAX_PACE)));
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

  private static void once(String what, @Nullable Object other) throws RefusedModelException {
    if (other != null) {
      throw RefusedModelException.invalid(what + " is there twice");
    }
  }
}
