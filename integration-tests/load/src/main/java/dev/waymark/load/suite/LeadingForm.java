package dev.waymark.load.suite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// The form in which recommenders store learners, as the database tells: the one that leads. The
/// labels of the first are the plain ones; those of others have the number behind them.
///
/// @param number 1 is the first
public record LeadingForm(int number) {
  private static final Pattern NAME = Pattern.compile(":(Learner|PartitionOffset|AIMS_FOR)\\b");
  private static final Pattern OFFSETS = Pattern.compile("PartitionOffset([0-9]*)");
  private static final String LABELS =
      "CALL db.labels() YIELD label WHERE label STARTS WITH 'PartitionOffset' RETURN label ORDER BY size(label), label";

  /// The one that leads now; the first while nothing is stored.
  public static LeadingForm of(Driver driver) {
    int first = 0;
    for (Record row : driver.executableQuery(LABELS).execute().records()) {
      String label = row.get("label").asString();
      Matcher matcher = OFFSETS.matcher(label);
      if (!matcher.matches()) {
        continue;
      }
      Record held =
          driver
              .executableQuery(
                  "MATCH (p:%s) RETURN count(p) AS n, max(p.leader) AS leader".formatted(label))
              .execute()
              .records()
              .getFirst();
      Value leader = held.get("leader");
      if (!leader.isNull()) {
        return new LeadingForm(leader.asInt());
      }
      if (first == 0 && held.get("n").asLong() > 0) {
        first = matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1));
      }
    }
    return new LeadingForm(Math.max(1, first));
  }

  /// The form after this one.
  public LeadingForm next() {
    return new LeadingForm(number + 1);
  }

  /// A statement with the plain labels, about this form.
  public String in(String statement) {
    return number == 1 ? statement : NAME.matcher(statement).replaceAll(":$1" + number);
  }
}
