package dev.waymark.recommender.neo4j;

import dev.waymark.engine.learner.AnswerSummary;
import dev.waymark.engine.learner.AnswerSummary.RecentAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;

/// The properties of a `Learner` node that forecasts need. Answer `n` is in the property of slot `n
/// % 12`, so that one more answer writes one of them.
final class AnswerProperties {
  private static final String ANSWERED = "answered";
  private static final String LEVEL = "answerLevel";
  private static final String SLOT = "answer";
  private static final int SLOTS = 12;
  private static final int HEXADECIMAL = 16;

  private AnswerProperties() {}

  static void put(Map<String, Object> properties, AnswerSummary answers) {
    properties.put(ANSWERED, answers.answered());
    properties.put(LEVEL, answers.level());
    for (int age = 0; age < answers.recent().size(); age++) {
      RecentAnswer answer = answers.recent().get(age);
      properties.put(
          SLOT + slot(answers.answered(), age),
          Integer.toHexString(answer.bits()) + ' ' + answer.topicId());
    }
  }

  static AnswerSummary read(Value node) {
    int answered = node.get(ANSWERED).asInt(0);
    List<RecentAnswer> recent = new ArrayList<>(SLOTS);
    for (int age = 0; age < Math.min(answered, SLOTS); age++) {
      String[] parts = node.get(SLOT + slot(answered, age)).asString("0 ").split(" ", 2);
      recent.add(new RecentAnswer(parts[1], Integer.parseInt(parts[0], HEXADECIMAL)));
    }
    return new AnswerSummary(answered, node.get(LEVEL).asInt(0), recent);
  }

  private static int slot(int answered, int age) {
    return (answered - 1 - age) % SLOTS;
  }
}
