package dev.waymark.recommender.neo4j;

import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.observability.Tracing;
import jakarta.inject.Singleton;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/// Sessions that see what this instance has seen before, whichever member of a cluster answers:
/// they share their bookmarks. What another instance committed is seen for certain by the leader
/// alone; reads on which a token, an offset or a copy in memory depends are therefore made in write
/// transactions, which the driver sends there. A single server notices neither.
@Singleton
final class Neo4jSessions {
  private final Driver driver;
  private final BookmarkManager bookmarks =
      BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());

  private final Tracing tracing;

  Neo4jSessions(Driver driver, Tracing tracing) {
    this.driver = driver;
    this.tracing = tracing;
  }

  /// @throws StoreUnavailableException when the driver is closed, as the service stops: others may
  ///   answer
  Session session() {
    Session session;
    try {
      session = driver.session(SessionConfig.builder().withBookmarkManager(bookmarks).build());
    } catch (IllegalStateException e) {
      throw new StoreUnavailableException(e);
    }
    return tracing.isOn() ? TracedSession.of(session, tracing.tracer()) : session;
  }

  /// What later sessions wait for.
  BookmarkManager bookmarks() {
    return bookmarks;
  }
}
