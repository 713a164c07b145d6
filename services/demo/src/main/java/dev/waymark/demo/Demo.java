package dev.waymark.demo;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.Commands;
import dev.waymark.cli.CurriculumOptions;
import dev.waymark.cli.ProgressTopic;
import dev.waymark.cli.RunOptions;
import dev.waymark.demo.Gateway.Answer;
import dev.waymark.demo.GuidedLearners.Led;
import dev.waymark.demo.kafka.ReadersLag;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.simulator.eventlog.Journey;
import dev.waymark.simulator.eventlog.Simulation;
import dev.waymark.simulator.eventlog.SimulationPlan;
import dev.waymark.simulator.eventlog.WireEvents;
import dev.waymark.simulator.kafka.LogSink;
import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `demo`: the whole suite at work, from the first question to a model that learned from answers.
@Command(
    name = "./waymark demo",
    description = {
      "Shows the suite at work: simulated learners fill the log, next steps are asked for, a model"
          + " is",
      "trained and published, the same questions are asked again, and then learners move on live.",
      "Starts a suite of its own on free ports unless --url names a running one."
    },
    footer = "Ctrl-C stops it.",
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  private static final String GROUP = "waymark-recommender";
  private static final int STEPS = 5;
  private static final int LIVE = 20;
  private static final int DAYS = 120;
  private static final int EVENTS_EACH = 200;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "the gateway of a running suite, whose log gets the simulated learners")
  private @Nullable String url;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "its Kafka (default: ${DEFAULT-VALUE})",
      defaultValue = "127.0.0.1:9092")
  private String servers = "";

  @Mixin private CurriculumOptions curriculum = new CurriculumOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--learners",
      paramLabel = "N",
      description = "how many, with about 200 events each (default: ${DEFAULT-VALUE})",
      defaultValue = "300")
  private int learners;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long learners move on at the end (default: until Ctrl-C)")
  private @Nullable Integer seconds;

  @Spec private CommandSpec spec = CommandSpec.create();

  private static final String ROADMAP = "ml-engineer";

  /// Runs it and exits.
  public static void main(String[] args) {
    System.exit(Commands.of(new Demo()).execute(args));
  }

  @Override
  public Integer call() {
    boolean colour = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    Stage stage = new Stage(spec.commandLine().getOut(), colour);
    String script = System.getenv("WAYMARK_SCRIPT");
    if (script == null) {
      throw new ParameterException(spec.commandLine(), "Run it as ./waymark demo.");
    }
    Script waymark = new Script(script, Optional.empty());
    if (url != null) {
      play(stage, waymark, url, servers);
      return 0;
    }
    stage.act("Start Neo4j, Kafka, recommender and gateway");
    try (OwnSuite suite = new OwnSuite(waymark)) {
      suite.awaitReady();
      stage.say("Ready: " + suite.url());
      play(stage, new Script(script, Optional.of(suite.data())), suite.url(), suite.kafka());
      stage.say("Stopping.");
    }
    return 0;
  }

  private void play(Stage stage, Script waymark, String gatewayUrl, String kafka) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
    PrerequisiteGraph graph = curriculum.graph();
    try (Gateway gateway = new Gateway(gatewayUrl)) {
      if (!gateway.isReady()) {
        throw new BadInputException(
            Path.of(gatewayUrl), "does not answer", "Start it with ./waymark up, or check --url.");
      }
      stage.act(
          "%,d simulated learners leave %d days of progress in Kafka".formatted(learners, DAYS));
      String known = simulate(graph, settings);
      awaitRead(stage, settings);

      stage.act("Ask what is next");
      String newcomer = "newcomer-" + Long.toHexString(System.currentTimeMillis());
      Answer newcomerBefore = gateway.nextSteps(newcomer, ROADMAP, STEPS, "");
      Answer knownBefore = gateway.nextSteps(known, ROADMAP, STEPS, "");
      stage.show(newcomer, newcomerBefore);
      stage.show(known, knownBefore);

      GuidedLearners led = led(gateway, graph);
      // A suite of its own knows nobody yet; in a running one these are new learners each time.
      String stamp = url == null ? "" : "-" + Long.toHexString(System.currentTimeMillis());
      stage.act(
          "%d steps each for learners of every kind, without a trained model"
              .formatted(led.steps()));
      stage.say(
          "See them on the map: " + group(gatewayUrl, led.roadmapId(), led.ids("without" + stamp)));
      List<Led> without = led.run("without" + stamp);

      stage.act("Train a model on what all learners did, and publish it");
      int status = waymark.run(spec.commandLine().getOut(), trainArguments(kafka));
      stage.say(
          status == 0
              ? "Recommenders take it into use without a restart."
              : "The model in use stays.");

      stage.act("Ask the same again");
      if (status == 0) {
        awaitModel(stage, gateway, known, knownBefore.modelVersion());
      }
      stage.compare(newcomer, newcomerBefore, gateway.nextSteps(newcomer, ROADMAP, STEPS, ""));
      stage.compare(known, knownBefore, gateway.nextSteps(known, ROADMAP, STEPS, ""));

      if (status == 0) {
        stage.act("The same learners and steps with the trained model");
        stage.say(
            "Share of %s that each truly knows: without the model, with it, and the difference"
                .formatted(led.roadmapId()));
        stage.say(
            "See them on the map: " + group(gatewayUrl, led.roadmapId(), led.ids("with" + stamp)));
        stage.sideBySide(without, led.run("with" + stamp));
      }

      List<String> live = GuidedLearner.ids("live" + stamp, LIVE);
      GoalScope scope = CurriculumOptions.scope(graph, ROADMAP);
      stage.act(
          "%d newcomers follow the advice, live; %s"
              .formatted(LIVE, seconds == null ? "Ctrl-C stops it" : seconds + " seconds"));
      stage.say("See them move over the map: " + group(gatewayUrl, ROADMAP, live));
      stage.say(
          "and figures of all learners, counted while you look: %s/#/%s/insight"
              .formatted(trimmed(gatewayUrl), ROADMAP));
      new LiveLearners(gateway, stage, scope, ROADMAP, live, run.seed()).run(seconds);
    }
  }

  /// The page of the web application that shows several learners on one map.
  private static String group(String gatewayUrl, String roadmapId, List<String> learners) {
    return "%s/?learners=%s#/%s/group"
        .formatted(trimmed(gatewayUrl), String.join(",", learners), roadmapId);
  }

  private static String trimmed(String url) {
    return url.replaceAll("/$", "");
  }

  /// On the shortest roadmap, so that nobody waits long.
  private GuidedLearners led(Gateway gateway, PrerequisiteGraph graph) {
    String roadmap =
        graph.roadmaps().stream()
            .map(Roadmap::id)
            .min(Comparator.comparingInt(id -> CurriculumOptions.scope(graph, id).size()))
            .orElseThrow();
    GoalScope scope = CurriculumOptions.scope(graph, roadmap);
    return new GuidedLearners(
        gateway, scope, roadmap, GuidedLearners.STEPS_A_TOPIC * scope.size(), run.seed());
  }

  private List<String> trainArguments(String kafka) {
    return List.of(
        "train",
        "--bootstrap-servers",
        kafka,
        "--curriculum",
        curriculum.folder().toString(),
        "--no-progress");
  }

  /// @return the id of one who is still learning
  private String simulate(PrerequisiteGraph graph, Map<String, Object> settings) {
    Instant until = Instant.now();
    SimulationPlan plan =
        new SimulationPlan(learners, (long) EVENTS_EACH * learners, run.seed(), DAYS, until);
    Simulation simulation = new Simulation(plan, CurriculumOptions.scope(graph, ROADMAP));
    Deque<Journey> staying = new ArrayDeque<>();
    try (LogSink sink = new LogSink(settings, ProgressTopic.TOPIC)) {
      long[] done = {0};
      return run.stage(
          "Simulating",
          plan.events(),
          bar -> {
            simulation.run(
                event -> {
                  sink.accept(WireEvents.of(event));
                  bar.stepTo(++done[0]);
                },
                staying::add);
            return staying.getLast().learnerId();
          });
    }
  }

  private void awaitRead(Stage stage, Map<String, Object> settings) {
    long begun = System.nanoTime();
    try (ReadersLag lag = new ReadersLag(settings, GROUP)) {
      while (lag.records() > 0 && System.nanoTime() - begun < TIMEOUT.toNanos()) {
        pause();
      }
      long left = lag.records();
      stage.say(
          left == 0
              ? String.format(
                  Locale.ROOT,
                  "The recommender has read them, %.1f s after the last was sent.",
                  (System.nanoTime() - begun) / 1e9)
              : "The recommender has still %,d to read.".formatted(left));
    }
  }

  private static void awaitModel(Stage stage, Gateway gateway, String learner, String before) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (gateway.nextSteps(learner, ROADMAP, 1, "").modelVersion().equals(before)) {
      if (System.nanoTime() > deadline) {
        stage.say("The recommender has not taken it; its log says why.");
        return;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
