package dev.waymark.seed.neo4j;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How to reach the database.
///
/// @param uri such as `bolt://127.0.0.1:7687`
/// @param password empty when the database asks for none
/// @param authority the file, in PEM, of the authority that the database's certificate comes from;
///   null for one that every system knows
public record Neo4jAccess(
    String uri, String user, String password, String database, @Nullable Path authority) {

  /// With a certificate, if any, of an authority that every system knows.
  public Neo4jAccess(String uri, String user, String password, String database) {
    this(uri, user, password, database, null);
  }

  /// Leaves the password out.
  @Override
  public String toString() {
    return uri + "/" + database;
  }
}
