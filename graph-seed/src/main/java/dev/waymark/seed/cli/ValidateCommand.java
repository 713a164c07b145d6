package dev.waymark.seed.cli;

import dev.waymark.curriculum.check.CheckedCurriculum;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells every mistake of a curriculum at once.
@Command(
    name = "validate",
    description = "Checks a curriculum and tells every mistake with its file, line and remedy.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no errors (there may be warnings)",
      "1:errors, or with --strict warnings",
      "2:the command line is wrong"
    },
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description =
          "Folders with .yaml files, read with all folders below; they are one curriculum.")
  private List<Path> folders = List.of();

  @Option(names = "--strict", description = "Take warnings for errors.")
  private boolean strict;

  @Option(names = "--errors-only", description = "Print errors, and of warnings their number.")
  private boolean errorsOnly;

  @Option(names = "--all-warnings", description = "Print every warning, also those like others.")
  private boolean allWarnings;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CheckedCurriculum checked = CurriculumFolders.read(spec, folders);
    CurriculumFolders.print(out, checked.findings(), shown());
    boolean failed = checked.hasErrors() || (strict && !checked.findings().isEmpty());
    if (!failed) {
      out.printf("The curriculum is sound: %s.%n", CurriculumFolders.contents(checked));
    }
    return failed ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private FindingsShown shown() {
    if (errorsOnly && allWarnings) {
      throw new ParameterException(
          spec.commandLine(), "Give one of --errors-only and --all-warnings.");
    }
    if (errorsOnly) {
      return FindingsShown.ERRORS;
    }
    return allWarnings ? FindingsShown.ALL : FindingsShown.FOLDED;
  }
}
