package dev.waymark.it.hostile;

import dev.waymark.it.client.RestApi;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the gateway (first) and the recommender (second) hold now.
///
/// @param heap bytes after a collection of all garbage
/// @param threads of the platform
/// @param series of metrics
/// @param threadNames of those that the recommender cannot be without
/// @param faults answers of the gateway with a status above 499 that it does not document
/// @param gatewayPrinted characters of the gateway's log
/// @param recommenderPrinted characters of the recommender's log
record Vitals(
    List<Long> heap,
    List<Integer> threads,
    List<Integer> series,
    Set<String> threadNames,
    double faults,
    int gatewayPrinted,
    int recommenderPrinted) {

  private static final Pattern THREAD =
      Pattern.compile("^\"(waymark-[a-z-]+)\"", Pattern.MULTILINE);
  private static final Pattern PASSING = Pattern.compile("status=\"50[34]\"");

  static Vitals of(RunningSuite suite) {
    collectGarbage(suite.gateway());
    collectGarbage(suite.recommender());
    String gateway = metrics(suite.rest());
    String recommender = metrics(suite.management());
    Set<String> names = new TreeSet<>();
    THREAD
        .matcher(jcmd(suite.recommender(), "Thread.print"))
        .results()
        .forEach(it -> names.add(it.group(1)));
    return new Vitals(
        List.of(heap(gateway), heap(recommender)),
        List.of(threads(gateway), threads(recommender)),
        List.of(series(gateway), series(recommender)),
        names,
        faults(gateway),
        suite.gateway().printed().length(),
        suite.recommender().printed().length());
  }

  /// The figures as people read them.
  String figures() {
    return "heap %d and %d MiB, threads %s, series %s"
        .formatted(heap.get(0) >> 20, heap.get(1) >> 20, threads, series);
  }

  private static void collectGarbage(Program program) {
    String _ = jcmd(program, "GC.run");
  }

  /// Asks the virtual machine of a program.
  private static String jcmd(Program program, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), String.valueOf(program.pid()), command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String metrics(RestApi api) {
    return api.get("/q/metrics").text();
  }

  private static long heap(String metrics) {
    return (long) sum(metrics, "jvm_memory_used_bytes{area=\"heap\"");
  }

  private static int threads(String metrics) {
    return (int) sum(metrics, "jvm_threads_live_threads");
  }

  private static int series(String metrics) {
    return Math.toIntExact(metrics.lines().filter(it -> !it.startsWith("#")).count());
  }

  private static double faults(String metrics) {
    return metrics
        .lines()
        .filter(it -> it.startsWith("http_server_requests_seconds_count"))
        .filter(it -> it.contains("status=\"5") && !PASSING.matcher(it).find())
        .mapToDouble(Vitals::value)
        .sum();
  }

  private static double sum(String metrics, String beginning) {
    return metrics.lines().filter(it -> it.startsWith(beginning)).mapToDouble(Vitals::value).sum();
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
