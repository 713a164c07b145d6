package dev.waymark.recommender.config;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form in which learners are stored in Neo4j. Forms stand side by side: each has its own labels,
/// its own committed offsets and its own consumer group, so that a build can store learners in
/// another form while recommenders of the build before it go on with theirs.
///
/// @param number 1 is the first; its names are the plain ones
public record StoredForm(int number) {
  /// The form of this build. Raise it by one when what was stored before can't be read on: the new
  /// recommenders then build their state from the log.
  public static final int CURRENT = 3;

  private static final int MAX = 9_999;

  private static final Pattern NAME = Pattern.compile(":(Learner|PartitionOffset|AIMS_FOR)\\b");
  private static final Pattern LABEL =
      Pattern.compile("(?:Learner|PartitionOffset)([1-9][0-9]{0,3})?");
  private static final Pattern BEHIND_GROUP = Pattern.compile("(?:-form-([1-9][0-9]{0,3}))?");

  public StoredForm {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("A stored form is 1 to %d: %d".formatted(MAX, number));
    }
  }

  /// The form that is configured, else this build's.
  ///
  /// @throws ConfigurationException when it is not one that this build can store
  public static StoredForm of(RecommenderConfig config) {
    int number = config.storedForm().orElse(CURRENT);
    if (number < CURRENT || number > MAX) {
      throw new ConfigurationException(
          "waymark.recommender.stored-form is %d; this build stores %d to %d"
              .formatted(number, CURRENT, MAX));
    }
    return new StoredForm(number);
  }

  /// The form whose nodes have the label; empty when it is a label of something else.
  public static Optional<StoredForm> ofLabel(String label) {
    Matcher matcher = LABEL.matcher(label);
    return matcher.matches() ? Optional.of(numbered(matcher)) : Optional.empty();
  }

  /// A statement about the first form, about this one.
  public String in(String statement) {
    return number == 1 ? statement : NAME.matcher(statement).replaceAll(":$1" + number);
  }

  /// The consumer group of the recommenders that store this form.
  public String group(String groupId) {
    return number == 1 ? groupId : groupId + "-form-" + number;
  }

  /// The form whose recommenders have the consumer group; empty when it is a group of others.
  ///
  /// @param groupId the group of the first form
  public static Optional<StoredForm> ofGroup(String group, String groupId) {
    String behind = group.startsWith(groupId) ? group.substring(groupId.length()) : "none";
    Matcher matcher = BEHIND_GROUP.matcher(behind);
    return matcher.matches() ? Optional.of(numbered(matcher)) : Optional.empty();
  }

  private static StoredForm numbered(Matcher matcher) {
    return new StoredForm(matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1)));
  }
}
