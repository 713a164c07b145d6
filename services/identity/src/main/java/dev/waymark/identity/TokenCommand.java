package dev.waymark.identity;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Asks the local issuer for a token and prints it.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description =
        "Prints a token of the issuer that ./waymark up --auth runs; it is valid for an hour.")
final class TokenCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--scopes",
      split = ",",
      paramLabel = "SCOPE",
      description =
          "What the token may do: progress:write, recommendations:read, learners:manage, catalog:admin. A"
              + " learner's without scopes may do all that is about the learner.")
  private List<String> scopes = List.of();

  @Option(
      names = "--issuer",
      defaultValue = "http://127.0.0.1:8085/waymark",
      paramLabel = "URL",
      description = "The issuer (default: ${DEFAULT-VALUE}).")
  private String issuer = "";

  /// Whom the token speaks for.
  private static final class Subject {
    @Option(names = "--learner", paramLabel = "ID", description = "The token is this learner's.")
    private @Nullable String learner;

    @Option(
        names = "--learners",
        paramLabel = "PREFIX",
        description = "The token is a service's, for learners whose id begins so; * for all.")
    private @Nullable String learners;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.out.println(new TokenClient(issuer).token(subject.learner, subject.learners, scopes));
    return 0;
  }
}
