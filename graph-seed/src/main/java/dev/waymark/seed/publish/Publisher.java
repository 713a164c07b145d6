package dev.waymark.seed.publish;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.seed.kafka.ReleaseAnnouncements;
import dev.waymark.seed.neo4j.Neo4jReleases;
import dev.waymark.seed.release.PublishPlan;
import dev.waymark.seed.release.PublishRefusedException;
import dev.waymark.seed.release.Release;
import dev.waymark.seed.release.ServerUnavailableException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Publishes a curriculum: schema, then the graph and its release in one transaction, then the
/// announcement.
///
/// The database decides. An announcement that got lost, because Kafka was down or this process was
/// killed after the commit, is made up for by the next publish, also by one that changes nothing.
public final class Publisher {
  /// A publish that takes away more live topics than this, and more than half of them, is most
  /// likely the wrong folder.
  private static final int FEW = 10;

  private static final int MAX_LISTED = 20;

  private final Neo4jReleases releases;
  private final ReleaseAnnouncements announcements;
  private final InstantSource clock;

  public Publisher(
      Neo4jReleases releases, ReleaseAnnouncements announcements, InstantSource clock) {
    this.releases = releases;
    this.announcements = announcements;
    this.clock = clock;
  }

  /// Publishes a curriculum, or finds that it is published, and sees to the announcement.
  ///
  /// @param curriculum without errors
  /// @param removals whether more than half of the live topics may go
  /// @param log told each step that was taken, in a sentence
  /// @throws ServerUnavailableException if Neo4j or Kafka does not do its part
  /// @throws PublishRefusedException if too many topics would go; nothing is changed then
  public Release.Current publish(Curriculum curriculum, boolean removals, Consumer<String> log) {
    try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
      // Looking at Kafka takes as long as the whole of Neo4j's part.
      CompletableFuture<Set<String>> announced =
          CompletableFuture.supplyAsync(announcements::announced, background);
      releases.migrate();
      Release.Current current =
          releases.publish(
              curriculum,
              clock.instant(),
              plan -> {
                if (!removals) {
                  refuseTooManyRemovals(plan, curriculum);
                }
              });
      current.changes().stream().limit(MAX_LISTED).forEach(log);
      if (current.changes().size() > MAX_LISTED) {
        log.accept("... and %d more changes.".formatted(current.changes().size() - MAX_LISTED));
      }
      current.aims().forEach(log);
      log.accept(
          current.created()
              ? "Published release %s.".formatted(current.release().id())
              : "Release %s is current.".formatted(current.release().id()));
      announce(current, announced, log);
      return current;
    }
  }

  private void announce(
      Release.Current current, CompletableFuture<Set<String>> announced, Consumer<String> log) {
    String id = current.release().id();
    try {
      if (!announced.join().contains(id)) {
        announcements.announce(current.release(), current.curriculum());
        log.accept("Announced release %s.".formatted(id));
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof ServerUnavailableException outage) {
        throw unannounced(id, outage);
      }
      throw e;
    } catch (ServerUnavailableException outage) {
      throw unannounced(id, outage);
    }
  }

  private static ServerUnavailableException unannounced(
      String id, ServerUnavailableException outage) {
    return new ServerUnavailableException(
        "Release %s is published but not announced. %s Then publish again."
            .formatted(id, outage.getMessage()),
        outage);
  }

  private static void refuseTooManyRemovals(PublishPlan plan, Curriculum curriculum) {
    int gone = plan.disappearing();
    int before = gone + curriculum.topics().size() - plan.topics().added().size();
    if (gone > FEW && gone * 2 > before) {
      throw new PublishRefusedException(
          "This would take %d of %d topics away. If that is meant, add --allow-removals; if not, check the folder."
              .formatted(gone, before));
    }
  }
}
