package dev.waymark.load.bench;

import dev.waymark.load.event.Subjects;
import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Recommender;
import dev.waymark.load.suite.Suite;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rebuild`.
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Memory over many events, then a rebuild of all state from the log.")
public final class RebuildCommand implements Callable<Integer> {
  private static final int SAMPLES = 20;
  private static final double MIB = 1 << 20;

  @Option(
      names = "--events",
      defaultValue = "1000000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--learners",
      defaultValue = "10000",
      description = "Who send them (default: ${DEFAULT-VALUE}).")
  private int learners;

  private record Sample(int events, double heap, double resident) {
    String row() {
      return String.format(Locale.ROOT, "| %,d | %.0f MiB | %.0f MiB |", events, heap, resident);
    }
  }

  private record Timed(Duration time, Suite.Ran ran) {}

  @Override
  public Integer call() throws Exception {
    Checkout checkout = Checkout.ofThisProgram();
    try (Suite suite = new Suite(checkout, 1, false)) {
      suite.start();
      List<Sample> samples = feed(suite);
      suite.gateway().stop();
      suite.recommenders().getFirst().program().stop();
      Timed before = timed(suite, "verify");
      Timed rebuild = timed(suite, "rebuild", "--yes");
      Timed after = timed(suite, "verify");
      write(checkout, samples, before, rebuild, after);
      return before.ran.exitCode() + rebuild.ran.exitCode() + after.ran.exitCode() == 0 ? 0 : 1;
    }
  }

  private List<Sample> feed(Suite suite) throws InterruptedException, IOException {
    Recommender recommender = suite.recommenders().getFirst();
    List<ProgressEvent> all =
        IngestionCommand.make(Subjects.in(suite.driver()), learners, "many", events);
    List<Sample> samples = new ArrayList<>();
    samples.add(sample(recommender, 0));
    try (Backlog backlog = new Backlog(suite)) {
      int step = Math.max(1, events / SAMPLES);
      for (int from = 0; from < events; from += step) {
        int to = Math.min(events, from + step);
        backlog.work(all.subList(from, to));
        Sample sample = sample(recommender, to);
        samples.add(sample);
        System.out.println(sample.row());
      }
    }
    return samples;
  }

  /// The heap in use after a full collection, and what the system gives the process.
  private static Sample sample(Recommender recommender, int events)
      throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = String.valueOf(recommender.program().pid());
    new ProcessBuilder(jcmd, pid, "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    double heap = recommender.now("jvm_memory_used_bytes", "area=\"heap\"") / MIB;
    return new Sample(events, heap, resident(pid));
  }

  private static double resident(String pid) throws IOException {
    Path status = Path.of("/proc", pid, "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  private static Timed timed(Suite suite, String... command) throws InterruptedException {
    long start = System.nanoTime();
    Suite.Ran ran = suite.command(command);
    Timed timed = new Timed(Duration.ofNanos(System.nanoTime() - start), ran);
    System.out.println(command[0] + ": " + ran.lastLine() + " in " + timed.time.toSeconds() + " s");
    return timed;
  }

  private void write(
      Checkout checkout, List<Sample> samples, Timed before, Timed rebuild, Timed after)
      throws IOException {
    double[] heaps =
        samples.stream().filter(it -> it.events >= events / 2).mapToDouble(Sample::heap).toArray();
    String body =
        """
        A recommender with `-Xmx256m` takes %,d events of %,d learners (Zipf). Heap is what is in use after a full collection; resident is
        what the system gives the process. The cache fills with the learners' rows, then memory stays: over the second half of the
        events the heap moves between %.0f and %.0f MiB.

        | events | heap | resident |
        |---|---|---|
        %s

        All recommenders are stopped then, and each command runs as a process of its own, its start included.

        | command | time | result |
        |---|---|---|
        | `verify` | %d s | %s |
        | `rebuild --yes` | %d s | %s |
        | `verify` after the rebuild | %d s | %s |
        """
            .formatted(
                events,
                learners,
                Arrays.stream(heaps).min().orElseThrow(),
                Arrays.stream(heaps).max().orElseThrow(),
                String.join("\n", samples.stream().map(Sample::row).toList()),
                before.time.toSeconds(),
                before.ran.lastLine(),
                rebuild.time.toSeconds(),
                rebuild.ran.lastLine(),
                after.time.toSeconds(),
                after.ran.lastLine());
    Page.write(
        checkout,
        "Memory and rebuild",
        "./waymark bench rebuild --events " + events + " --learners " + learners,
        body);
  }
}
