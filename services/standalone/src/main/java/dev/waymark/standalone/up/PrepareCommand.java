package dev.waymark.standalone.up;

import dev.waymark.standalone.backends.DataDirectory;
import dev.waymark.standalone.backends.Loopback;
import dev.waymark.standalone.process.Folders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes later starts faster.
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Runs everything once, on data and ports of its own, and keeps what makes later starts faster"
            + " (ahead-of-time caches, about 400 MB) beside the programs.")
public final class PrepareCommand implements Callable<Integer> {

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "N",
      description = "How long to use it once it runs, 1 to 600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--lists",
      description =
          "Keep lists of the classes that are loaded instead, of which ./waymark images makes caches.")
  private boolean lists;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.ofThisProgram();
    installation.requireBuilt();
    Path data = Files.createTempDirectory("waymark-prepare");
    Ports ports =
        new Ports(
            Loopback.freePort(),
            Loopback.freePort(),
            Loopback.freePort(),
            Loopback.freePort(),
            Loopback.freePort(),
            OptionalInt.empty());
    DataDirectory.prepare(data, false);
    Suite suite =
        new Suite(
            installation,
            data,
            ports,
            new LogLimits(20_000_000L, 1),
            lists ? StartCaches.LISTED : StartCaches.MADE,
            new StartProgress(System.out));
    Thread stop = new Thread(suite::stop, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      suite.start(installation.defaultCurriculum());
      int answered =
          new Rehearsal(URI.create("http://127.0.0.1:" + ports.gateway()))
              .run(Duration.ofSeconds(UpCommand.within("--seconds", seconds, 600)));
      System.out.println("Answered %d requests".formatted(answered));
    } finally {
      suite.stop();
      Folders.delete(data);
    }
    return 0;
  }
}
