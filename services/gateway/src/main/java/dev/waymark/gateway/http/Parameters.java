package dev.waymark.gateway.http;

import dev.waymark.events.ProfileRules;
import dev.waymark.gateway.problem.Faults;
import dev.waymark.gateway.progress.ConsistencyTokens;
import dev.waymark.gateway.progress.Identifiers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of one request, noting every fault; one that is empty counts as absent.
final class Parameters {

  /// Java itself reads much more as a number: `0x1p3`, `1d`, control characters around it, and the
  /// digits of every script.
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  private static final Pattern DECIMAL = Pattern.compile("[0-9]+([.][0-9]+)?");

  /// Topics that one request may take as mastered.
  static final int MAX_IDS = 500;

  private static final int MAX_NUMBER_LENGTH = 32;

  private final Faults faults = new Faults();

  /// Reads an identifier that must be there.
  String id(String name, String value) {
    String fault = Identifiers.faultIn(value);
    if (fault != null) {
      faults.add(name, fault);
    }
    return value;
  }

  /// Reads an identifier; null when absent.
  @Nullable String optionalId(String name, @Nullable String value) {
    return value == null || value.isEmpty() ? null : id(name, value);
  }

  /// Values, each given by itself or several between commas.
  private static List<String> values(List<String> given) {
    return given.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  /// Reads some of the values that are allowed.
  List<String> choices(String name, List<String> given, Set<String> allowed) {
    List<String> choices = values(given);
    if (!allowed.containsAll(choices)) {
      faults.add(name, "must hold only " + String.join(", ", new TreeSet<>(allowed)));
    }
    return choices;
  }

  /// Reads one of the values that are allowed; the first of them when absent.
  String choice(String name, @Nullable String value, List<String> allowed) {
    if (value == null || value.isEmpty()) {
      return allowed.getFirst();
    }
    if (!allowed.contains(value)) {
      faults.add(name, "must be one of " + String.join(", ", allowed));
    }
    return value;
  }

  /// Reads language tags.
  List<String> languages(String name, List<String> given) {
    List<String> tags = values(given);
    if (tags.size() > ProfileRules.MAX_LANGUAGES
        || !tags.stream().allMatch(tag -> ProfileRules.LANGUAGE.matcher(tag).matches())) {
      faults.add(name, "must hold at most 20 BCP 47 language tags, such as en or pt-BR");
    }
    return tags;
  }

  /// Reads identifiers, each given by itself or several between commas.
  List<String> ids(String name, List<String> values) {
    List<String> ids = values(values);
    if (ids.size() > MAX_IDS) {
      faults.add(name, "must have at most " + MAX_IDS + " ids");
    }
    ids.stream()
        .map(Identifiers::faultIn)
        .filter(fault -> fault != null)
        .findFirst()
        .ifPresent(fault -> faults.add(name, fault));
    return ids;
  }

  /// Reads text of at most `most` characters; empty when absent.
  String text(String name, @Nullable String value, int most) {
    if (value == null) {
      return "";
    }
    if (value.length() > most || value.chars().anyMatch(Character::isISOControl)) {
      faults.add(name, "must have at most " + most + " characters and no control characters");
    }
    return value.strip();
  }

  /// Reads a whole number within the given bounds, both inclusive.
  int wholeNumber(String name, @Nullable String value, int least, int most, int otherwise) {
    if (value == null || value.isEmpty()) {
      return otherwise;
    }
    if (WHOLE.matcher(value).matches()) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    faults.add(name, "must be a whole number from " + least + " to " + most);
    return otherwise;
  }

  /// Reads a number of hours over 0; 0 when absent.
  double hours(String name, @Nullable String value, int most) {
    if (value == null || value.isEmpty()) {
      return 0;
    }
    double hours = value.length() <= MAX_NUMBER_LENGTH ? parse(value) : Double.NaN;
    if (hours > 0 && hours <= most) {
      return hours;
    }
    faults.add(name, "must be a number over 0, at most " + most);
    return 0;
  }

  /// Reads the consistency token of a learner; null when absent.
  @Nullable String token(@Nullable String value, String learnerId) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    String fault = ConsistencyTokens.faultIn(value, learnerId);
    if (fault != null) {
      faults.add(ConsistencyTokens.HEADER, fault);
    }
    return value;
  }

  /// Ends the request if any parameter was wrong.
  void check() {
    faults.refuseIfAny("Correct the parameters named in errors.");
  }

  private static double parse(String value) {
    return DECIMAL.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
  }
}
