package dev.waymark.seed.cli;

import dev.waymark.seed.check.CheckedCurriculum;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CheckedCurriculum checked = CurriculumFolders.read(spec, folders);
    CurriculumFolders.print(out, checked.findings());
    boolean failed = checked.hasErrors() || (strict && !checked.findings().isEmpty());
    if (!failed) {
      out.printf("The curriculum is sound: %s.%n", CurriculumFolders.contents(checked));
    }
    return failed ? ExitCode.FINDINGS : ExitCode.OK;
  }
}
