package dev.waymark.seed.neo4j;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.seed.release.PublishPlan;
import dev.waymark.seed.release.Release;
import dev.waymark.seed.release.ServerUnavailableException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/// The published curriculum and its releases in Neo4j.
public final class Neo4jReleases implements AutoCloseable {
  private static final String LOCK =
      """
      MERGE (l:PublishLock {id: 'graph'})
      SET l.takenAt = datetime()
      """;
  private static final String NEWEST =
      """
      MATCH (r:GraphRelease)
      RETURN r.version AS version, r.id AS id, r.checksum AS checksum, r.publishedAt AS publishedAt
      ORDER BY r.version DESC LIMIT 1
      """;

  /// Taking the write lock of each topic first keeps new progress off it until the transaction
  /// ends.
  private static final String IN_USE =
      """
      UNWIND $ids AS id
      MATCH (t:Topic {id: id})
      SET t.retired = coalesce(t.retired, false)
      WITH t ORDER BY t.id
      WHERE EXISTS { (t)-[r]-() WHERE NOT type(r) IN ['REQUIRES', 'TEACHES', 'INCLUDES'] }
      RETURN t.id AS id
      """;

  private static final String IN_USE_UNLOCKED =
      """
      UNWIND $ids AS id
      MATCH (t:Topic {id: id})
      WHERE EXISTS { (t)-[r]-() WHERE NOT type(r) IN ['REQUIRES', 'TEACHES', 'INCLUDES'] }
      RETURN t.id AS id ORDER BY id
      """;
  private static final String RELEASE =
      """
      CREATE (:GraphRelease {version: $version, id: $id, checksum: $checksum, publishedAt: $publishedAt})
      """;

  private final Neo4jAccess access;
  private final Driver driver;

  /// Does not connect yet.
  public Neo4jReleases(Neo4jAccess access) {
    this.access = access;
    AuthToken token =
        access.password().isEmpty()
            ? AuthTokens.none()
            : AuthTokens.basic(access.user(), access.password());
    this.driver =
        GraphDatabase.driver(
            access.authority() == null ? access.uri() : plain(access.uri()),
            token,
            config(access.authority()));
  }

  private static Config config(@Nullable Path authority) {
    Config.ConfigBuilder config =
        Config.builder()
            .withConnectionTimeout(5, TimeUnit.SECONDS)
            .withMaxTransactionRetryTime(10, TimeUnit.SECONDS);
    if (authority != null) {
      config
          .withEncryption()
          .withTrustStrategy(
              Config.TrustStrategy.trustCustomCertificateSignedBy(authority.toFile())
                  .withHostnameVerification());
    }
    return config.build();
  }

  /// The driver takes `+s` for the authorities of the system alone.
  private static String plain(String uri) {
    return uri.replaceFirst("\\+s://", "://");
  }

  /// Brings the schema up to date.
  ///
  /// @throws ServerUnavailableException if the database does not answer
  public void migrate() {
    translated(() -> {
      driver.verifyConnectivity();
      new Migrator(driver, access.database()).migrate();
      return true;
    });
  }

  /// The newest release; empty if nothing was published.
  ///
  /// @throws ServerUnavailableException if the database does not answer
  public Optional<Release> newest() {
    return translated(() -> {
      try (Session session = session()) {
        return session.executeRead(tx -> newest(tx));
      }
    });
  }

  private static Optional<Release> newest(TransactionContext tx) {
    return tx.run(NEWEST).list(Neo4jReleases::release).stream().findFirst();
  }

  /// What publishing would change; changes nothing.
  ///
  /// @throws ServerUnavailableException if the database does not answer
  public PublishPlan preview(Curriculum authored) {
    return translated(() -> {
      try (Session session = session()) {
        return session.executeRead(tx -> {
          Curriculum stored = new StoredCurriculum(tx).curriculum();
          return LearnerGoals.added(
              tx, PublishPlan.of(stored, authored, inUse(tx, IN_USE_UNLOCKED, stored, authored)));
        });
      }
    });
  }

  /// Makes the database hold the curriculum, in one transaction, and gives it a release if it
  /// differs from the newest one. One publisher at a time; the others wait.
  ///
  /// @param approval called with the plan before anything is written; what it throws ends the
  ///   publish
  /// @throws ServerUnavailableException if the database does not answer
  /// @throws PublishRefusedException if the approval refuses
  public Release.Current publish(Curriculum authored, Instant now, Consumer<PublishPlan> approval) {
    return translated(() -> {
      try (Session session = session()) {
        return session.executeWrite(tx -> publish(tx, authored, now, approval));
      }
    });
  }

  private static Release.Current publish(
      TransactionContext tx, Curriculum authored, Instant now, Consumer<PublishPlan> approval) {
    tx.run(LOCK).consume();
    StoredCurriculum before = new StoredCurriculum(tx);
    Curriculum stored = before.curriculum();
    PublishPlan plan =
        LearnerGoals.added(
            tx, PublishPlan.of(stored, authored, inUse(tx, IN_USE, stored, authored)));
    Curriculum target = plan.target();
    String checksum = target.checksum();
    if (!before.intact() || !checksum.equals(stored.checksum())) {
      approval.accept(plan);
      CurriculumWriter writer = new CurriculumWriter(tx);
      if (before.intact()) {
        writer.change(stored, target);
      }
      if (!holds(tx, checksum)) {
        // Somebody edited it by hand, such as a relationship that is there twice.
        writer.replace(target);
        if (!holds(tx, checksum)) {
          throw new IllegalStateException("What was written is not what was meant.");
        }
      }
    }
    Optional<Release> newest = newest(tx);
    if (newest.isPresent() && newest.get().checksum().equals(checksum)) {
      return new Release.Current(newest.get(), false, target, plan.lines(), plan.aims());
    }
    Release next = Release.of(newest.map(Release::version).orElse(0L) + 1, target, now);
    tx.run(
            RELEASE,
            Map.of(
                "version", next.version(),
                "id", next.id(),
                "checksum", next.checksum(),
                "publishedAt", next.publishedAt().atZone(ZoneOffset.UTC)))
        .consume();
    return new Release.Current(next, true, target, plan.lines(), plan.aims());
  }

  private static boolean holds(TransactionContext tx, String checksum) {
    StoredCurriculum held = new StoredCurriculum(tx);
    return held.intact() && checksum.equals(held.curriculum().checksum());
  }

  private static Set<String> inUse(
      TransactionContext tx, String query, Curriculum stored, Curriculum authored) {
    List<String> leaving = PublishPlan.leaving(stored, authored);
    return leaving.isEmpty()
        ? Set.of()
        : new HashSet<>(
            tx.run(query, Map.of("ids", leaving)).list(row -> row.get("id").asString()));
  }

  private static Release release(Record row) {
    return new Release(
        row.get("version").asLong(),
        row.get("id").asString(),
        row.get("checksum").asString(),
        row.get("publishedAt").asZonedDateTime().toInstant());
  }

  private Session session() {
    return driver.session(SessionConfig.forDatabase(access.database()));
  }

  private <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (AuthenticationException e) {
      throw new ServerUnavailableException(
          "Neo4j at %s refuses user %s. Check --neo4j-user and the password in --neo4j-password-env or --neo4j-password-file."
              .formatted(access.uri(), access.user()),
          e);
    } catch (ServiceUnavailableException e) {
      throw new ServerUnavailableException(
          "Neo4j does not answer at %s. Check that it runs and that the address is right."
              .formatted(access.uri()),
          e);
    } catch (SecurityException e) {
      throw new ServerUnavailableException(
          "There is no TLS with Neo4j at %s: %s. Check the address and --neo4j-ca."
              .formatted(access.uri(), innermost(e)),
          e);
    } catch (Neo4jException e) {
      throw new ServerUnavailableException(
          "Neo4j at %s refused: %s".formatted(access.uri(), oneLine(e)), e);
    }
  }

  private static String innermost(Exception e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    driver.close();
  }
}
