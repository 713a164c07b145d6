package dev.waymark.seed.cli;

import dev.waymark.curriculum.yaml.BoundedFile;
import dev.waymark.seed.neo4j.Neo4jAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where Neo4j is. The password never stands on the command line, where every process could read
/// it.
final class Neo4jOptions {
  private static final int MAX_PASSWORD_FILE_BYTES = 1 << 16;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--neo4j",
      paramLabel = "URI",
      required = true,
      description = "Where Neo4j answers, such as bolt://127.0.0.1:7687.")
  private String uri = "";

  @Option(
      names = "--neo4j-user",
      paramLabel = "USER",
      defaultValue = "neo4j",
      description = "The user; ${DEFAULT-VALUE} if not given. Without a password, no one logs in.")
  private String user = "";

  @Option(
      names = "--neo4j-password-env",
      paramLabel = "VAR",
      description = "The environment variable that holds the password.")
  private @Nullable String passwordVariable;

  @Option(
      names = "--neo4j-password-file",
      paramLabel = "FILE",
      description = "The file whose first line is the password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--neo4j-ca",
      paramLabel = "FILE",
      description =
          "The certificate, in PEM, of the authority of a Neo4j at bolt+s:// or neo4j+s://, where it"
              + " is one of your own.")
  private @Nullable Path authority;

  @Option(
      names = "--neo4j-database",
      paramLabel = "NAME",
      defaultValue = "neo4j",
      description = "The database; ${DEFAULT-VALUE} if not given.")
  private String database = "";

  /// @throws ParameterException if the password is not where it should be
  Neo4jAccess access(Map<String, String> environment) {
    if (!uri.matches("(bolt|neo4j)(\\+s|\\+ssc)?://.+")) {
      throw new ParameterException(
          spec.commandLine(), "--neo4j is \"%s\". Write it as bolt://host:port.".formatted(uri));
    }
    if (authority != null && !uri.matches("(bolt|neo4j)\\+s://.+")) {
      throw new ParameterException(
          spec.commandLine(),
          "--neo4j-ca is for an address that begins with bolt+s:// or neo4j+s://, and --neo4j is \"%s\"."
              .formatted(uri));
    }
    if (authority != null && !Files.isReadable(authority)) {
      throw new ParameterException(
          spec.commandLine(), "Cannot read --neo4j-ca %s. Check it.".formatted(authority));
    }
    return new Neo4jAccess(uri, user, password(environment), database, authority);
  }

  private String password(Map<String, String> environment) {
    if (passwordVariable != null && passwordFile != null) {
      throw new ParameterException(
          spec.commandLine(), "Give one of --neo4j-password-env and --neo4j-password-file.");
    }
    if (passwordVariable != null) {
      String password = environment.get(passwordVariable);
      if (password == null || password.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "The environment variable %s is not set. Put the password into it."
                .formatted(passwordVariable));
      }
      return password;
    }
    return passwordFile == null ? "" : firstLine(passwordFile);
  }

  private String firstLine(Path file) {
    try {
      return BoundedFile.text(file, MAX_PASSWORD_FILE_BYTES).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot read the password file %s (%s). Check it.".formatted(file, e.getMessage()),
          e);
    }
  }
}
