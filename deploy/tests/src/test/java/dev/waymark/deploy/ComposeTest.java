package dev.waymark.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The compose file is whole, and sets what the services read.
class ComposeTest {

  private static final Path FOLDER = Repository.ROOT.resolve("deploy/compose");
  private static final Map<String, Object> FILE =
      Yaml.document(Repository.read(FOLDER.resolve("compose.yaml")).replace("<<: *", "merge: *"));
  private static final Set<String> OURS = Set.of("graph-seed", "recommender", "gateway", "trainer");

  @TempDir private Path folder = Path.of("");

  private static Map<String, Object> service(String name) {
    Map<String, Object> service = Yaml.map(Yaml.map(FILE.get("services")).get(name));
    return Yaml.merged(Yaml.map(service.get("merge")), service);
  }

  private static Set<String> services() {
    return Yaml.map(FILE.get("services")).keySet();
  }

  @Test
  void everyImageHasAVersion() {
    for (String name : services()) {
      assertThat(Yaml.textAt(service(name), "image")).matches(".+:[^:]+").doesNotContain("latest");
    }
    for (String name : OURS) {
      assertThat(Yaml.textAt(service(name), "image"))
          .isEqualTo("${WAYMARK_IMAGES:-waymark}/" + name + ":${WAYMARK_TAG:-" + version() + "}");
    }
  }

  /// The servers are those that the black-box tests run on.
  @Test
  void theServersAreTheTestedOnes() {
    assertThat(Yaml.textAt(service("neo4j"), "image"))
        .isEqualTo("neo4j:" + property("neo4j.embedded.version"));
    assertThat(Yaml.textAt(service("kafka"), "image"))
        .isEqualTo("apache/kafka:" + property("kafka.broker.version"));
    assertThat(Yaml.textAt(service("identity"), "image"))
        .endsWith(":" + property("mock-oauth2-server.version"));
  }

  @Test
  void everythingWaitsForWhatItNeeds() {
    for (String name : services()) {
      Object needs = service(name).get("depends_on");
      if (needs instanceof Map<?, ?>) {
        Yaml.map(needs)
            .forEach((other, how) -> {
              assertThat(services()).contains(other);
              String condition = Yaml.textAt(how, "condition");
              if (condition.equals("service_healthy")) {
                assertThat(service(other)).as(other).containsKey("healthcheck");
              } else {
                assertThat(condition).isEqualTo("service_completed_successfully");
                assertThat(service(other)).containsEntry("restart", "no");
              }
            });
      }
    }
    assertThat(Yaml.map(service("recommender").get("depends_on"))).containsKey("graph-seed");
    assertThat(Yaml.map(service("gateway").get("depends_on"))).containsKey("recommender");
  }

  /// A check that starts a JVM every few seconds costs more than the servers do when idle.
  @Test
  void healthChecksTalkToAPortFromTheShell() {
    for (String name : List.of("neo4j", "kafka", "recommender", "gateway")) {
      List<Object> test = Yaml.list(Yaml.map(service(name).get("healthcheck")).get("test"));
      assertThat(test).as(name).startsWith("CMD", "bash", "-c");
      assertThat(String.valueOf(test.getLast())).as(name).startsWith("exec 3<>/dev/tcp/127.0.0.1/");
    }
  }

  @Test
  void ourContainersRunWithoutRightsAndWriteNothing() {
    for (String name : OURS) {
      assertThat(service(name))
          .containsEntry("read_only", true)
          .containsEntry("cap_drop", List.of("ALL"))
          .containsEntry("security_opt", List.of("no-new-privileges:true"));
    }
  }

  /// Neo4j, Kafka and the recommender have no port on the machine; the others only on loopback.
  @Test
  void onlyLoopbackIsOpen() {
    for (String name : services()) {
      List<Object> ports = Yaml.list(service(name).get("ports"));
      if (Set.of("neo4j", "kafka", "recommender").contains(name)) {
        assertThat(ports).isEmpty();
      }
      ports.forEach(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:"));
    }
  }

  @Test
  void volumesSecretsAndFilesAreThere() {
    Set<String> named = new TreeSet<>();
    for (String name : services()) {
      for (Object volume : Yaml.list(service(name).get("volumes"))) {
        String from = String.valueOf(volume).replaceAll(":.*", "");
        if (from.startsWith(".")) {
          assertThat(FOLDER.resolve(from)).exists();
        } else {
          named.add(from);
        }
      }
      Yaml.list(service(name).get("secrets"))
          .forEach(secret ->
              assertThat(Yaml.map(FILE.get("secrets"))).containsKey(String.valueOf(secret)));
    }
    assertThat(named).isEqualTo(new TreeSet<>(Yaml.map(FILE.get("volumes")).keySet()));
  }

  /// What is secret stands in files that the script makes, not here.
  @Test
  void theScriptMakesEverySecretOnce() throws Exception {
    Path copy = Files.copy(FOLDER.resolve("secrets.sh"), folder.resolve("secrets.sh"));
    run(copy);
    Set<String> wanted =
        Yaml.map(FILE.get("secrets")).values().stream()
            .map(secret -> Yaml.textAt(secret, "file"))
            .collect(Collectors.toCollection(TreeSet::new));
    services()
        .forEach(name ->
            Yaml.list(service(name).get("env_file"))
                .forEach(file -> wanted.add(String.valueOf(file))));
    List<String> first = new ArrayList<>();
    for (String file : wanted) {
      first.add(Files.readString(folder.resolve(file)));
    }
    run(copy);
    List<String> second = new ArrayList<>();
    for (String file : wanted) {
      second.add(Files.readString(folder.resolve(file)));
    }
    assertThat(second).isEqualTo(first);
    for (String name : services()) {
      for (String variable : Yaml.map(service(name).get("environment")).keySet()) {
        assertThat(variable).doesNotContain("PASSWORD");
      }
    }
  }

  @Test
  void everySettingIsDocumented() {
    for (String name : List.of("gateway", "recommender")) {
      Set<String> known = Settings.variables(name);
      for (String variable : Yaml.map(service(name).get("environment")).keySet()) {
        if (variable.startsWith("WAYMARK_")) {
          assertThat(known).as(name).contains(variable);
        }
      }
    }
  }

  private static void run(Path script) throws Exception {
    Process process =
        new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
  }

  private static String version() {
    return find("<version>([^<]+)</version>");
  }

  private static String property(String name) {
    return find("<" + Pattern.quote(name) + ">([^<]+)<");
  }

  private static String find(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(Repository.read("pom.xml"));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
