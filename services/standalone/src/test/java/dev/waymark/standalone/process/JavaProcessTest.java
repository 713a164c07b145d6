package dev.waymark.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class JavaProcessTest {

  @Test
  void aChildEndsWithAParentThatIsKilled() throws Exception {
    JavaProcess parent = start(Parent.class);
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(parent.process().inputReader().readLine())).orElseThrow();
    assertThat(child.isAlive()).isTrue();

    parent.kill();

    child.onExit().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aChildLeavesCtrlCToItsParent() throws Exception {
    JavaProcess child = start(Sleeper.class);
    child.process().inputReader().readLine();

    new ProcessBuilder("kill", "-INT", String.valueOf(child.process().pid())).start().waitFor();

    assertThat(child.process().waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(child.stop(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aChildThatDoesNotStopInTimeIsEndedByForce() throws Exception {
    JavaProcess child = start(Stubborn.class);
    child.process().inputReader().readLine();

    assertThat(child.stop(Duration.ofMillis(300))).isFalse();
    assertThat(child.process().isAlive()).isFalse();
  }

  private static JavaProcess start(Class<?> main) throws IOException {
    return JavaProcess.start(
        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
        System.getProperty("java.class.path"),
        main.getName(),
        List.of(),
        Redirect.PIPE);
  }

  /// Starts a child of its own, prints its id, and sleeps.
  public static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      JavaProcess child = start(Sleeper.class);
      child.process().inputReader().readLine();
      System.out.println(child.process().pid());
      Sleeper.main(args);
    }
  }

  /// Says that it is awake, and sleeps.
  public static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws Exception {
      System.out.println("awake");
      Thread.sleep(Duration.ofMinutes(1));
    }
  }

  /// Does not end when asked to.
  public static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] args) throws Exception {
      Runtime.getRuntime().addShutdownHook(new Thread(Stubborn::dawdle));
      Sleeper.main(args);
    }

    private static void dawdle() {
      try {
        Thread.sleep(Duration.ofMinutes(1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
