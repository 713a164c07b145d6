package dev.waymark.gateway.check;

import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Position;
import dev.waymark.gateway.answer.CurriculumFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Findings as answered: errors first, equal ones of one line together, the first of many.
///
/// @param errors how many errors there are in all
/// @param warnings how many warnings
/// @param leftOut how many of both are not listed
record Findings(int errors, int warnings, List<CurriculumFinding> listed, int leftOut) {

  private static final int MAX_LISTED = 1_000;
  private static final int MAX_MESSAGE_LENGTH = 1_000;

  /// Findings are alike when these are equal.
  private record Kind(
      boolean error, String file, int line, String message, @Nullable String topicId) {}

  /// @param findings in the order of files and lines
  static Findings of(List<Finding> findings) {
    Map<Kind, List<Finding>> alike = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Position at = finding.at();
      alike
          .computeIfAbsent(
              new Kind(
                  finding.isError(), at.file(), at.line(), finding.message(), finding.topicId()),
              _ -> new ArrayList<>())
          .add(finding);
    }
    List<CurriculumFinding> listed = new ArrayList<>();
    int counted = 0;
    for (boolean error : List.of(true, false)) {
      for (List<Finding> group : alike.values()) {
        if (group.getFirst().isError() == error && listed.size() < MAX_LISTED) {
          listed.add(answer(group.getFirst(), group.size()));
          counted += group.size();
        }
      }
    }
    int errors = (int) findings.stream().filter(Finding::isError).count();
    return new Findings(errors, findings.size() - errors, listed, findings.size() - counted);
  }

  private static CurriculumFinding answer(Finding finding, int count) {
    Position at = finding.at();
    return new CurriculumFinding(
        finding.severity().name(),
        at.file(),
        at.line() == 0 ? null : at.line(),
        at.column() == 0 ? null : at.column(),
        shortened(finding.message()),
        finding.topicId(),
        count);
  }

  private static String shortened(String message) {
    return message.codePointCount(0, message.length()) <= MAX_MESSAGE_LENGTH
        ? message
        : message.substring(0, message.offsetByCodePoints(0, MAX_MESSAGE_LENGTH - 1)) + "…";
  }
}
