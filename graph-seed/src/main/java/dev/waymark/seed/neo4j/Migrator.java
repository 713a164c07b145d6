package dev.waymark.seed.neo4j;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import ac.simons.neo4j.migrations.core.MigrationsException;
import dev.waymark.seed.release.ServerUnavailableException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/// Brings the schema up to date: constraints, and whatever a later version changes. Kept by
/// neo4j-migrations, which stores what it applied in nodes `__Neo4jMigration`.
final class Migrator {
  /// Every migration, oldest first; to change the schema, add one and never edit an old one.
  static final List<String> MIGRATIONS = List.of("V0001__Identities.cypher");

  private static final String FOLDER = "/neo4j/migrations/";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String APPLIED =
      """
      MATCH (m:__Neo4jMigration)
      RETURN m.source AS source
      """;

  private final Driver driver;
  private final String database;

  Migrator(Driver driver, String database) {
    this.driver = driver;
    this.database = database;
  }

  /// Applies what is missing. Waits for another migrator that is at it.
  void migrate() {
    if (pending()) {
      Instant deadline = Instant.now().plus(TIMEOUT);
      while (!applied(deadline)) {
        pause();
      }
    }
  }

  private boolean pending() {
    try (Session session = driver.session(SessionConfig.forDatabase(database))) {
      Set<String> sources =
          session.executeRead(tx -> tx.run(APPLIED).stream().collect(Collectors.toSet())).stream()
              .map(row -> row.get("source").asString(""))
              .collect(Collectors.toSet());
      return !sources.containsAll(MIGRATIONS);
    }
  }

  private boolean applied(Instant deadline) {
    MigrationsConfig config =
        MigrationsConfig.builder()
            .withDatabase(database)
            .withLocationsToScan("classpath:neo4j/migrations")
            .withResourceScanner(locations -> MIGRATIONS.stream().map(Migrator::url).toList())
            .build();
    try {
      new Migrations(config, driver).apply(false);
      return true;
    } catch (MigrationsException e) {
      if (!String.valueOf(e.getMessage()).contains("lock") || Instant.now().isAfter(deadline)) {
        throw new ServerUnavailableException(
            "Cannot migrate the schema: %s. If no other publish is running, a killed one may have left its lock: "
                    .formatted(e.getMessage())
                + "delete the node labelled __Neo4jMigrationsLock and publish again.",
            e);
      }
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(200));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnavailableException("Interrupted while waiting for another publish.", e);
    }
  }

  private static URL url(String name) {
    return Objects.requireNonNull(Migrator.class.getResource(FOLDER + name), name);
  }
}
