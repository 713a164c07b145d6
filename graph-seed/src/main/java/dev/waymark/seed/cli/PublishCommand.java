package dev.waymark.seed.cli;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.seed.kafka.KafkaAccess;
import dev.waymark.seed.kafka.ReleaseAnnouncements;
import dev.waymark.seed.neo4j.Neo4jAccess;
import dev.waymark.seed.neo4j.Neo4jReleases;
import dev.waymark.seed.publish.Publisher;
import dev.waymark.seed.release.PublishPlan;
import dev.waymark.seed.release.PublishRefusedException;
import dev.waymark.seed.release.Release;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes a curriculum the one that learners are guided by.
@Command(
    name = "publish",
    description = {
      "Checks a curriculum, puts it into Neo4j in one transaction and announces the release on Kafka.",
      "Publishing the same again changes nothing. Topics that learners have progress on are retired, never deleted."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the curriculum is published and announced",
      "1:the curriculum has errors, or too many topics would go; nothing was changed",
      "2:the command line is wrong",
      "3:Neo4j or Kafka does not answer; publish again when it does"
    },
    mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--curriculum",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the curriculum; may be given more than once.")
  private List<Path> folders = List.of();

  @Mixin private Neo4jOptions neo4j = new Neo4jOptions();

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--allow-removals",
      description = "Publish even if more than half of the topics would go.")
  private boolean removals;

  @Option(
      names = "--own-release",
      paramLabel = "FILE",
      description = {
        "Publish only if nothing is published, or what was published last was published with this file,",
        "which keeps the checksum of that release. What others published stays."
      })
  private @Nullable Path ownRelease;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Neo4jAccess database = neo4j.access(System.getenv());
    CheckedCurriculum checked = CurriculumFolders.read(spec, folders);
    if (checked.hasErrors()) {
      PrintWriter err = spec.commandLine().getErr();
      CurriculumFolders.print(err, checked.findings(), FindingsShown.ERRORS);
      err.println("Nothing was published. Mend the errors first.");
      return ExitCode.FINDINGS;
    }
    long warnings = checked.findings().stream().filter(finding -> !finding.isError()).count();
    out.printf(
        "Checked %s; %s.%n",
        CurriculumFolders.contents(checked), CurriculumFolders.count(warnings, "warning"));
    Curriculum curriculum = checked.draft().curriculum();
    try (Neo4jReleases releases = new Neo4jReleases(database)) {
      if (dryRun) {
        show(releases.preview(curriculum), out);
      } else {
        publish(curriculum, releases, out);
      }
    }
    return ExitCode.OK;
  }

  private void publish(Curriculum curriculum, Neo4jReleases releases, PrintWriter out) {
    KafkaAccess broker = kafka.access();
    OwnRelease own = ownRelease == null ? null : new OwnRelease(ownRelease);
    Optional<Release> foreign = own == null ? Optional.empty() : own.foreign(releases, curriculum);
    if (foreign.isPresent()) {
      out.printf(
          "Left release %s, which was published otherwise. Publish this folder with seed publish.%n",
          foreign.get().id());
      return;
    }
    try {
      Release.Current current =
          new Publisher(releases, new ReleaseAnnouncements(broker), InstantSource.system())
              .publish(curriculum, removals, out::println);
      if (own != null) {
        own.record(current.release());
      }
    } catch (PublishRefusedException refusal) {
      if (own == null) {
        throw refusal;
      }
      out.println("Left what is published. " + refusal.getMessage());
    }
  }

  private static void show(PublishPlan plan, PrintWriter out) {
    plan.lines().forEach(out::println);
    plan.aims().forEach(out::println);
    out.println(
        plan.lines().isEmpty()
            ? "Nothing would change."
            : "%s would be made."
                .formatted(CurriculumFolders.count(plan.lines().size(), "change")));
  }
}
