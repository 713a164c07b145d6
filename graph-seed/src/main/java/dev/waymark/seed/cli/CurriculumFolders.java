package dev.waymark.seed.cli;

import dev.waymark.seed.check.CheckedCurriculum;
import dev.waymark.seed.yaml.Finding;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The folders a command reads a curriculum from.
final class CurriculumFolders {
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

  /// Prints every finding, then how many.
  static void print(PrintWriter out, List<Finding> findings) {
    findings.forEach(out::println);
    long errors = findings.stream().filter(Finding::isError).count();
    if (!findings.isEmpty()) {
      out.printf("%s, %s.%n", count(errors, "error"), count(findings.size() - errors, "warning"));
    }
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
