package dev.waymark.standalone.up;

import dev.waymark.jars.RunnableJar;
import dev.waymark.standalone.CommandFailedException;
import dev.waymark.standalone.process.JavaProcess;
import dev.waymark.standalone.process.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One running process of the suite, with a name people know it by and a log.
final class Part {

  private static final Duration READY_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);
  private static final Duration LOG_TIMEOUT = Duration.ofSeconds(2);

  private final String name;
  private final Path log;
  private final JavaProcess java;
  private final TemporaryFolder temporary;
  private final Thread copying;
  private final Duration stoppedWithin;

  private Part(
      String name,
      Path log,
      JavaProcess java,
      TemporaryFolder temporary,
      Thread copying,
      Duration stoppedWithin) {
    this.temporary = temporary;
    this.name = name;
    this.log = log;
    this.java = java;
    this.copying = copying;
    this.stoppedWithin = stoppedWithin;
  }

  /// Starts a program that ends with this JVM.
  ///
  /// @param name as it stands in a sentence, such as `The recommender`
  /// @param log what the program prints; older logs are kept beside it
  /// @param temporary what the program leaves there goes when it stops
  /// @param limits how much of it is kept
  /// @param caches whether it uses its ahead-of-time cache or makes it
  /// @param withParent the jar that ties it to this JVM
  /// @param environment variables added to those of this JVM
  static Part start(
      String name,
      Path log,
      TemporaryFolder temporary,
      LogLimits limits,
      StartCaches caches,
      Path withParent,
      RunnableJar program,
      List<String> jvmFlags,
      List<String> arguments,
      Map<String, String> environment)
      throws IOException {
    RotatingLog rotating = RotatingLog.begin(log, limits);
    List<String> flags = new ArrayList<>(program.jvmFlags());
    flags.add(temporary.flag());
    flags.addAll(caches.flags(program));
    flags.addAll(jvmFlags);
    String classPath =
        Stream.concat(Stream.of(withParent), program.classPath().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    JavaProcess java =
        JavaProcess.start(
            flags, classPath, program.mainClass(), arguments, Redirect.PIPE, environment);
    Thread copying =
        Thread.ofVirtual()
            .name("log of " + name)
            .start(() -> rotating.copy(java.process().getInputStream()));
    return new Part(name, log, java, temporary, copying, caches.stoppedWithin());
  }

  /// Waits until the program does its work.
  ///
  /// @throws CommandFailedException if it ends before that, or takes longer than anybody would wait
  void awaitReady(BooleanSupplier ready) throws InterruptedException {
    awaitReady(ready, () -> false);
  }

  /// The same, however long the program is at work that it names.
  void awaitReady(BooleanSupplier ready, BooleanSupplier atWork) throws InterruptedException {
    long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
    while (!ready.getAsBoolean()) {
      if (atWork.getAsBoolean()) {
        deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
      }
      if (hasEnded()) {
        throw death();
      }
      if (System.nanoTime() > deadline) {
        throw new CommandFailedException(
            "%s is not ready after %d s; see its log %s."
                .formatted(name, READY_TIMEOUT.toSeconds(), log));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /// Waits for a program that does its work and ends.
  ///
  /// @throws CommandFailedException if it fails
  void awaitSuccess() throws InterruptedException {
    if (java.process().waitFor() != 0) {
      throw death();
    }
  }

  /// Completes when the program ends.
  CompletableFuture<Process> onExit() {
    return java.process().onExit();
  }

  /// Whether the program has ended.
  boolean hasEnded() {
    return !java.process().isAlive();
  }

  /// One line on a program that has ended.
  CommandFailedException death() {
    return new CommandFailedException(
        "%s ended with exit code %d; see its log %s."
            .formatted(name, java.process().exitValue(), log));
  }

  /// One line on a program that runs and does not do its work.
  ///
  /// @param reason a clause
  CommandFailedException failure(String reason) {
    return new CommandFailedException(
        "%s does not work (%s); see its log %s.".formatted(name, reason, log));
  }

  void stop() {
    if (!java.stop(stoppedWithin)) {
      System.out.println(
          "%s did not stop within %d s and was ended by force."
              .formatted(name, stoppedWithin.toSeconds()));
    }
    try {
      copying.join(LOG_TIMEOUT);
      temporary.remove();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.out.println("Not all temporary files of %s could be removed: %s".formatted(name, e));
    }
  }
}
