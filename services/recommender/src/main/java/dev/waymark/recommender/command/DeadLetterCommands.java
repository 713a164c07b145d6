package dev.waymark.recommender.command;

import dev.waymark.recommender.kafka.operate.DeadLetters;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dlq list | show | replay`.
@Command(
    name = "dlq",
    description = "Records that could not be applied.",
    mixinStandardHelpOptions = true)
final class DeadLetterCommands {
  private final Supplier<DeadLetters> letters;

  @Spec private CommandSpec spec = CommandSpec.create();

  DeadLetterCommands(Supplier<DeadLetters> letters) {
    this.letters = letters;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(
      description = "Lists them, oldest first: id, reason, origin, time, what is wrong.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Servers servers,
      @Option(names = "--reason", defaultValue = "", description = "Only those with this code.")
          String reason) {
    AtomicInteger count = new AtomicInteger();
    letters
        .get()
        .forEach(letter -> {
          if (reason.isEmpty() || letter.reason().equals(reason)) {
            count.incrementAndGet();
            out()
                .printf(
                    "%s  %s  %s  %s  %s%s%n",
                    letter.id(),
                    Printable.line(letter.reason()),
                    Printable.line(letter.origin()),
                    Printable.line(letter.time()),
                    Printable.line(letter.message()),
                    letter.replayed() ? "  (replayed)" : "");
          }
        });
    out().printf("%d dead letters%n", count.get());
    out().flush();
    return 0;
  }

  @Command(
      description = {
        "Shows one with its headers and value.",
        "A partition and offset of the log, such as 3@42, shows the record there, whatever became of it."
      },
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Servers servers,
      @Parameters(paramLabel = "ID", description = "As listed, such as 0-17.") String id) {
    Optional<DeadLetters.Letter> found =
        id.contains("@") ? letters.get().inLog(id) : letters.get().find(id);
    found.ifPresent(this::print);
    out().flush();
    if (found.isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf(
              id.contains("@")
                  ? "The log has no record at %s that can be read.%n"
                  : "There is no dead letter %s.%n",
              Printable.line(id));
      return 1;
    }
    return 0;
  }

  private void print(DeadLetters.Letter letter) {
    letter
        .headers()
        .forEach(
            (name, value) -> out().printf("%s: %s%n", Printable.line(name), Printable.line(value)));
    out().printf("key: %s%n%n%s%n", Printable.line(letter.key()), Printable.lines(letter.value()));
  }

  @Command(
      description =
          "Appends them to the log again, each once. An event that counted in the meantime is known by its id.",
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin Servers servers,
      @Parameters(paramLabel = "ID", arity = "0..*", description = "As listed, such as 0-17.")
          List<String> ids,
      @Option(names = "--reason", defaultValue = "", description = "All those with this code.")
          String reason) {
    boolean none = ids == null || ids.isEmpty();
    if (none == reason.isEmpty()) {
      throw new ParameterException(
          spec.subcommands().get("replay"), "Give either ids or --reason.");
    }
    Predicate<DeadLetters.Letter> wanted =
        none ? letter -> letter.reason().equals(reason) : letter -> ids.contains(letter.id());
    ProgressLine progress = new ProgressLine("dead letters");
    int count = letters.get().replay(wanted, progress);
    progress.end();
    out().printf("%d records appended to the log again%n", count);
    out().flush();
    if (!none && count == 0) {
      spec.commandLine()
          .getErr()
          .printf("There is no dead letter %s that was not replayed.%n", String.join(", ", ids));
      return 1;
    }
    return 0;
  }
}
