package dev.waymark.seed.cli;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.seed.served.ServedRoadmaps;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Checks from outside that what was published is what learners get.
@Command(
    name = "served",
    description = "Asks a running gateway whether it serves every roadmap of a curriculum.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it serves them all",
      "1:it lacks some, or the curriculum has errors",
      "2:the command line is wrong",
      "3:the gateway does not answer"
    },
    mixinStandardHelpOptions = true)
public final class ServedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--curriculum",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the curriculum; may be given more than once.")
  private List<Path> folders = List.of();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      required = true,
      description = "Where the gateway answers, such as http://localhost:8080.")
  private URI gateway = URI.create("");

  @Option(
      names = "--key-env",
      paramLabel = "VAR",
      description = "The environment variable that holds an API key or a bearer token.")
  private @Nullable String keyVariable;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "How long to ask again while it does not answer or lacks some (default: 0, asks once).")
  private int wait;

  @Override
  public Integer call() {
    if (gateway.getHost() == null || !Set.of("http", "https").contains(gateway.getScheme())) {
      throw new ParameterException(
          spec.commandLine(),
          "--gateway is \"%s\". Write it as http://host:port.".formatted(gateway));
    }
    if (wait < 0) {
      throw new ParameterException(
          spec.commandLine(), "--wait is %d. Give it 0 seconds or more.".formatted(wait));
    }
    CheckedCurriculum checked = CurriculumFolders.read(spec, folders);
    if (checked.hasErrors()) {
      CurriculumFolders.print(
          spec.commandLine().getErr(), checked.findings(), FindingsShown.ERRORS);
      return ExitCode.FINDINGS;
    }
    List<String> expected =
        checked.draft().curriculum().roadmaps().stream().map(Roadmap::id).sorted().toList();
    Set<String> served =
        ServedRoadmaps.await(gateway, credential(), Set.copyOf(expected), Duration.ofSeconds(wait));
    List<String> missing = expected.stream().filter(id -> !served.contains(id)).toList();
    if (!missing.isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf("%s does not serve %s.%n", gateway, String.join(", ", missing));
      return ExitCode.FINDINGS;
    }
    spec.commandLine()
        .getOut()
        .printf("%s serves %s.%n", gateway, CurriculumFolders.count(expected.size(), "roadmap"));
    return ExitCode.OK;
  }

  private @Nullable String credential() {
    String credential = keyVariable == null ? null : System.getenv(keyVariable);
    if (keyVariable != null && (credential == null || credential.isBlank())) {
      throw new ParameterException(
          spec.commandLine(),
          "The environment variable %s is not set. Put an API key or a token into it."
              .formatted(keyVariable));
    }
    return credential == null ? null : credential.strip();
  }
}
