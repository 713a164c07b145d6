package dev.waymark.deploy;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the services read, by their reference pages.
final class Settings {

  private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+)");
  private static final Pattern KEY = Pattern.compile("`([a-z.-]+)`");

  private Settings() {}

  /// The keys of a service as environment variables.
  static Set<String> variables(String service) {
    Set<String> variables = new TreeSet<>();
    for (String line :
        Repository.read("docs/reference/" + service + "-configuration.md").lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        KEY.matcher(row.group(1))
            .results()
            .map(match -> match.group(1))
            .forEach(key ->
                variables.add(
                    (key.startsWith("waymark.") ? key : "waymark." + service + "." + key)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[.-]", "_")));
      }
    }
    return variables;
  }
}
