package dev.waymark.seed.neo4j;

/// How to reach the database.
///
/// @param uri such as `bolt://127.0.0.1:7687`
/// @param password empty when the database asks for none
public record Neo4jAccess(String uri, String user, String password, String database) {
  /// Leaves the password out.
  @Override
  public String toString() {
    return uri + "/" + database;
  }
}
