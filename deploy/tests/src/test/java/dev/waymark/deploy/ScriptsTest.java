package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of `deploy/` that need a cluster or a Docker engine: what they say without one.
final class ScriptsTest {

  private static final String ON_CLUSTER = "deploy/test-on-cluster";
  private static final String WITH_DOCKER = "deploy/test-with-docker";

  /// What the script needs of a machine to find out that it can do nothing there.
  private static final List<String> PLAIN =
      List.of("cat", "dirname", "id", "sed", "timeout", "uname");

  @TempDir private Path folder;

  private record Ran(int exitCode, String printed) {}

  @Test
  void bothExplainThemselves() throws Exception {
    assertThat(run(Map.of(), ON_CLUSTER, "--help"))
        .isEqualTo(run(Map.of(), ON_CLUSTER, "-h"))
        .satisfies(ran -> assertThat(ran.exitCode()).isZero())
        .satisfies(ran -> assertThat(ran.printed()).contains("Usage:", "--context", "Exit codes:"));
    assertThat(run(Map.of(), WITH_DOCKER, "--help").printed()).contains("Usage:", "WAYMARK_DOCKER");
  }

  @Test
  void wrongArgumentsAreNamedBeforeAnythingIsTouched() throws Exception {
    assertRefused("--foo is not known", ON_CLUSTER, "--foo");
    assertRefused("--values needs a value", ON_CLUSTER, "--values");
    assertRefused("/nowhere.yaml cannot be read", ON_CLUSTER, "--values", "/nowhere.yaml");
    assertRefused("--set takes KEY=VALUE, not a", ON_CLUSTER, "--set", "a");
    assertRefused("A_B is no name of a namespace", ON_CLUSTER, "--namespace", "A_B");
    assertRefused("--timeout takes a time such as", ON_CLUSTER, "--timeout", "soon");
    assertRefused("Usage:", WITH_DOCKER, "everything");
  }

  @Test
  void aClusterIsNamedAndLeftAloneUnlessItIsMeant() throws Exception {
    Path called = folder.resolve("called");
    program("helm", "echo helm \"$@\" >>" + called);
    program("kubectl", "echo kubectl \"$@\" >>" + called + "; echo production");

    Ran ran = run(withPrograms(), ON_CLUSTER);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.printed()).contains("This would use the cluster production", "--yes");
    assertThat(Files.readAllLines(called)).containsExactly("kubectl config current-context");
  }

  @Test
  void everyStepIsReportedAndTheNamespaceDeletedAlsoWhenOneFails() throws Exception {
    Path called = folder.resolve("called");
    program("helm", "echo helm \"$@\" >>" + called + "; [[ \" $* \" != *' rollback '* ]]");
    program(
        "kubectl",
        // More pods than a pipe holds.
        "echo kubectl \"$@\" >>"
            + called
            + "; [[ \" $* \" != *' get pods '* ]] || printf 'pod/%s\\n' one {1..20000}");
    Path report = folder.resolve("report.md");

    Ran ran =
        run(
            withPrograms(),
            ON_CLUSTER,
            "--yes",
            "--context",
            "here",
            "--namespace",
            "trial",
            "--report",
            report.toString());

    assertThat(ran.exitCode()).as(ran.printed()).isEqualTo(1);
    assertThat(Files.readString(report))
        .contains("| install | passed |", "| evict a pod of recommender | passed |")
        .contains("| roll back to the first revision | FAILED |", "| uninstall | passed |");
    assertThat(Files.readAllLines(called))
        .allMatch(line -> line.contains("-context here"))
        // Events are sorted by themselves: kubectl cannot sort several kinds.
        .anyMatch(line -> line.contains("get pods,jobs") && !line.contains("--sort-by"))
        .anyMatch(line -> line.contains("get events --sort-by"))
        .anyMatch(line -> line.contains(" test waymark --logs"))
        .anyMatch(line -> line.contains("/pods/one/eviction"))
        .anyMatch(line -> line.contains("wait --for=delete pod/one"))
        .last()
        .isEqualTo("kubectl --context here delete namespace trial --wait=false");
  }

  @Test
  void withoutDockerTheBuildFailsUnlessThatIsAllowed() throws Exception {
    String notRun = "The tests with Docker were NOT RUN";

    Ran allowed = run(Map.of("CI", "true", "WAYMARK_DOCKER", "skip"), WITH_DOCKER);
    assertThat(allowed.exitCode()).isZero();
    assertThat(allowed.printed()).contains(notRun);

    // Without an engine, and without the programs to start one.
    Map<String, String> bare = new HashMap<>(withPrograms());
    for (String program : PLAIN) {
      program(program, "exec " + path(program) + " \"$@\"");
    }
    bare.put("PATH", folder.toString());
    bare.put("DOCKER_HOST", "unix:///nowhere.sock");
    assertThat(run(bare, WITH_DOCKER).exitCode()).isZero();
    bare.put("CI", "true");
    Ran refused = run(bare, WITH_DOCKER);
    assertThat(refused.exitCode()).as(refused.printed()).isEqualTo(1);
    assertThat(refused.printed()).contains(notRun, "In CI that is a failure");
  }

  private static void assertRefused(String why, String... command) throws Exception {
    Ran ran = run(Map.of(), command);
    assertThat(ran.exitCode()).as(ran.printed()).isEqualTo(2);
    assertThat(ran.printed()).contains(why);
  }

  /// A program of this name that comes before all others on the path.
  private void program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Map<String, String> withPrograms() {
    return Map.of("PATH", folder + ":" + System.getenv("PATH"));
  }

  private static Path path(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(part -> Path.of(part, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static Ran run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("/bin/bash"));
    all.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(all).directory(Repository.ROOT.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("CI", "WAYMARK_DOCKER", "DOCKER_HOST"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), printed);
  }
}
