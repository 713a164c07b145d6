package dev.waymark.load.suite;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One instance of the recommender, and what its counters came to over all its runs.
public final class Recommender {
  private final Program program;
  private final int grpcPort;
  private final URI management;
  private final Map<String, Double> ended = new HashMap<>();
  private Map<String, Double> current = Map.of();

  Recommender(Program program, int grpcPort, int managementPort) {
    this.program = program;
    this.grpcPort = grpcPort;
    this.management = URI.create("http://127.0.0.1:" + managementPort + "/q/");
  }

  public Program program() {
    return program;
  }

  /// Where gRPC answers on this machine.
  public int grpcPort() {
    return grpcPort;
  }

  /// Starts it without waiting for it.
  public void start() {
    program.start();
  }

  /// Waits until it serves.
  public void awaitReady() throws InterruptedException {
    program.awaitReady(() -> Http.get(management.resolve("health/ready")).status() == 200);
  }

  /// Looks at the counters, so that a sudden end does not take them along.
  public synchronized void look() {
    Http.Answer answer = Http.get(management.resolve("metrics"));
    if (answer.status() == 200) {
      current = read(answer.text());
    }
  }

  /// Ends it as a crash would.
  public synchronized void kill() {
    look();
    program.kill();
    current.forEach((name, value) -> ended.merge(name, value, Double::sum));
    current = Map.of();
  }

  /// What all counters of that name, whatever their labels, came to by the last look.
  public synchronized double counted(String name) {
    return sum(ended, name) + sum(current, name);
  }

  /// A metric at this moment, summed over its labels.
  ///
  /// @param labels that it must have, such as `area="heap"`; empty for any
  public synchronized double now(String name, String labels) {
    look();
    return current.entrySet().stream()
        .filter(it -> named(it.getKey(), name) && it.getKey().contains(labels))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static double sum(Map<String, Double> counters, String name) {
    return counters.entrySet().stream()
        .filter(it -> named(it.getKey(), name))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static boolean named(String series, String name) {
    return series.equals(name) || series.startsWith(name + "{");
  }

  private static Map<String, Double> read(String metrics) {
    Map<String, Double> values = new HashMap<>();
    for (String line : metrics.split("\n", -1)) {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith("#") && space > 0) {
        @Nullable Double value = number(line.substring(space + 1));
        if (value != null) {
          values.put(line.substring(0, space), value);
        }
      }
    }
    return values;
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// How often the group gave it partitions.
  public long rebalances() {
    return program.logged("Reading ");
  }
}
