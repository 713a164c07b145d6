package dev.waymark.gateway.command;

import dev.waymark.gateway.auth.ApiKey;
import dev.waymark.gateway.auth.ApiKeyFile;
import dev.waymark.gateway.auth.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `key`: the API keys of services that have no identity provider.
@Command(
    name = "key",
    description = "Creates, lists and revokes API keys. A running gateway follows the file.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "create|list|revoke")
final class KeyCommands {

  private static final int NOT_DONE = 2;

  private final InstantSource clock;

  @Spec private @Nullable CommandSpec spec;

  KeyCommands(InstantSource clock) {
    this.clock = clock;
  }

  @Command(
      name = "waymark",
      description = "Commands for operators of the gateway.",
      mixinStandardHelpOptions = true)
  private static final class Commands {}

  static CommandLine line(InstantSource clock) {
    return new CommandLine(new Commands())
        .addSubcommand(new KeyCommands(clock))
        .setExpandAtFiles(false)
        .registerConverter(Scope.class, Scope::of)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println("Not done: " + failure.getMessage());
          return NOT_DONE;
        });
  }

  @Command(
      name = "create",
      description = "Makes a key and prints it, this once; the file keeps its hash.",
      mixinStandardHelpOptions = true)
  int create(
      @Option(names = "--name", required = true, description = "Who gets the key.") String name,
      @Option(
              names = "--scopes",
              required = true,
              split = ",",
              paramLabel = "SCOPE",
              description =
                  "What it may do: progress:write, recommendations:read, learners:manage, catalog:admin.")
          List<Scope> scopes,
      @Option(
              names = "--learners",
              paramLabel = "PREFIX",
              description = "Only learners whose id begins so (default: all).")
          @Nullable String learners,
      @Option(names = "--file", required = true, description = "The file of keys.") Path path)
      throws IOException {
    ApiKeyFile file = new ApiKeyFile(path);
    List<ApiKey> keys = new ArrayList<>(file.read());
    if (keys.stream().anyMatch(key -> key.name().equals(name))) {
      throw new IOException("there is a key with the name %s already.".formatted(name));
    }
    String key = ApiKey.random(new SecureRandom());
    try {
      keys.add(ApiKey.of(key, name, EnumSet.copyOf(scopes), learners, clock.instant()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line().getSubcommands().get("create"), e.getMessage(), e);
    }
    file.write(keys);
    line().getErr().println("The key of %s, which is shown only now:".formatted(name));
    line().getOut().println(key);
    return 0;
  }

  @Command(
      name = "list",
      description = "Lists the keys: name, scopes, prefix of learners, when it was made.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--file", required = true, description = "The file of keys.") Path path)
      throws IOException {
    PrintWriter out = line().getOut();
    new ApiKeyFile(path)
        .read().stream()
            .sorted(Comparator.comparing(ApiKey::name))
            .forEach(key ->
                out.printf(
                    "%s  %s  %s  %s%n",
                    key.name(),
                    key.scopes().stream()
                        .sorted()
                        .map(Scope::text)
                        .collect(Collectors.joining(",")),
                    key.learners() + "*",
                    key.created()));
    out.flush();
    return 0;
  }

  @Command(
      name = "revoke",
      description = "Takes a key out of the file.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Option(names = "--name", required = true, description = "Who has the key.") String name,
      @Option(names = "--file", required = true, description = "The file of keys.") Path path)
      throws IOException {
    ApiKeyFile file = new ApiKeyFile(path);
    List<ApiKey> keys = file.read();
    List<ApiKey> left = keys.stream().filter(key -> !key.name().equals(name)).toList();
    if (left.size() == keys.size()) {
      throw new IOException("there is no key with the name %s.".formatted(name));
    }
    file.write(left);
    line().getErr().println("The key of %s no longer counts.".formatted(name));
    return 0;
  }

  private CommandLine line() {
    if (spec == null) {
      throw new IllegalStateException("Commands run from a command line");
    }
    return spec.commandLine();
  }
}
