package dev.waymark.recommender.neo4j;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.CurriculumProblem;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.graph.GraphLoad;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.value.ValueException;

/// The published graph releases in Neo4j.
@Singleton
public final class Neo4jGraphReleases {
  private static final String NEWEST =
      """
      MATCH (r:GraphRelease)
      RETURN r.id AS id, r.checksum AS checksum
      ORDER BY r.version DESC LIMIT 1
      """;

  private final Neo4jSessions sessions;

  Neo4jGraphReleases(Neo4jSessions sessions) {
    this.sessions = sessions;
  }

  /// Loads the newest release unless it is `served`. Blocks.
  ///
  /// @param served the id of the release that is being served, or empty
  /// @throws Neo4jException when the database does not answer
  public GraphLoad load(String served) {
    try (Session session = sessions.session()) {
      return session.executeRead(tx -> load(tx, served));
    }
  }

  private static GraphLoad load(TransactionContext tx, String served) {
    List<Record> newest = tx.run(NEWEST).list();
    if (newest.isEmpty()) {
      return new GraphLoad.Nothing();
    }
    String release = newest.getFirst().get("id").asString();
    if (release.equals(served)) {
      return new GraphLoad.Unchanged();
    }
    Curriculum curriculum;
    try {
      curriculum = CurriculumReader.read(tx);
    } catch (ValueException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return new GraphLoad.Broken(release, "it has a value that can't be read: " + e.getMessage());
    }
    if (!curriculum.checksum().equals(newest.getFirst().get("checksum").asString())) {
      return new GraphLoad.Broken(
          release,
          "its checksum does not match what the database holds; it is half published, or was edited by hand");
    }
    return switch (PrerequisiteGraph.build(release, curriculum)) {
      case GraphResult.Built(PrerequisiteGraph graph) -> new GraphLoad.Loaded(graph);
      case GraphResult.Refused(List<CurriculumProblem> problems) ->
          new GraphLoad.Broken(
              release,
              problems.stream().map(CurriculumProblem::message).collect(Collectors.joining("; ")));
    };
  }
}
