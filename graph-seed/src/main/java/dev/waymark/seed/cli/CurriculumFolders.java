package dev.waymark.seed.cli;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.curriculum.yaml.Finding;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The folders a command reads a curriculum from.
final class CurriculumFolders {
  private static final int MAX_EQUAL_WARNINGS = 5;

  private CurriculumFolders() {}

  /// @throws CommandLine.ParameterException if one is not there
  static CheckedCurriculum read(CommandSpec command, List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new CommandLine.ParameterException(
            command.commandLine(),
            "There is no " + folder + ". Name the folder of the curriculum.");
      }
    }
    return CheckedCurriculum.read(folders);
  }

  /// Prints the errors, then the warnings, then how many there are of both.
  static void print(PrintWriter out, List<Finding> findings, FindingsShown shown) {
    findings.stream().filter(Finding::isError).forEach(out::println);
    List<Finding> warnings = findings.stream().filter(finding -> !finding.isError()).toList();
    switch (shown) {
      case ERRORS -> {}
      case FOLDED -> printFolded(out, warnings);
      case ALL -> warnings.forEach(out::println);
    }
    int errors = findings.size() - warnings.size();
    if (!findings.isEmpty()) {
      out.printf("%s, %s.%n", count(errors, "error"), count(warnings.size(), "warning"));
    }
  }

  /// The first few warnings of each remedy; of the others only how many they are.
  private static void printFolded(PrintWriter out, List<Finding> warnings) {
    Map<String, List<Finding>> byRemedy = new LinkedHashMap<>();
    for (Finding warning : warnings) {
      byRemedy.computeIfAbsent(warning.remedy(), _ -> new ArrayList<>()).add(warning);
    }
    byRemedy.forEach((remedy, equal) -> {
      int printed = equal.size() > MAX_EQUAL_WARNINGS ? MAX_EQUAL_WARNINGS - 1 : equal.size();
      equal.subList(0, printed).forEach(out::println);
      if (printed < equal.size()) {
        out.printf(
            "%s more like this: %s (--all-warnings lists them)%n",
            count(equal.size() - printed, "warning"), remedy);
      }
    });
  }

  static String count(long number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  /// What the curriculum holds, in a few words.
  static String contents(CheckedCurriculum checked) {
    long prerequisites =
        checked.draft().topics().stream().mapToLong(t -> t.hard().size() + t.soft().size()).sum();
    return "%s, %s, %s, %s"
        .formatted(
            count(checked.draft().topics().size(), "topic"),
            count(prerequisites, "prerequisite"),
            count(checked.draft().resources().size(), "resource"),
            count(checked.draft().roadmaps().size(), "roadmap"));
  }
}
