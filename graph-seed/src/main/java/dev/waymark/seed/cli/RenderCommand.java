package dev.waymark.seed.cli;

import dev.waymark.curriculum.authoring.Nearest;
import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.curriculum.render.RoadmapPicture;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Roadmap;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Draws a roadmap.
@Command(
    name = "render",
    description = "Draws a roadmap as an SVG picture. The same curriculum gives the same bytes.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the picture is written",
      "1:the curriculum has errors",
      "2:the command line is wrong"
    },
    mixinStandardHelpOptions = true)
public final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of the curriculum.")
  private List<Path> folders = List.of();

  @Option(names = "--roadmap", paramLabel = "ID", required = true, description = "The roadmap.")
  private String roadmap = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The picture's file.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    CheckedCurriculum checked = CurriculumFolders.read(spec, folders);
    if (checked.hasErrors()) {
      CurriculumFolders.print(err, checked.findings(), FindingsShown.ERRORS);
      err.println("Nothing was drawn. Mend the errors first.");
      return ExitCode.FINDINGS;
    }
    Curriculum curriculum = checked.draft().curriculum();
    write(RoadmapPicture.svg(curriculum, find(curriculum)));
    spec.commandLine().getOut().printf("Drew %s.%n", file);
    return ExitCode.OK;
  }

  private Roadmap find(Curriculum curriculum) {
    List<String> ids = curriculum.roadmaps().stream().map(Roadmap::id).toList();
    Optional<Roadmap> found =
        curriculum.roadmaps().stream().filter(r -> r.id().equals(roadmap)).findFirst();
    return found.orElseThrow(() ->
        new ParameterException(
            spec.commandLine(),
            "There is no roadmap %s. %s"
                .formatted(
                    roadmap,
                    Nearest.to(roadmap, ids)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("There are: " + String.join(", ", ids) + "."))));
  }

  private void write(String svg) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, svg);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
