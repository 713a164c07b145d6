package dev.waymark.recommender.neo4j;

import jakarta.inject.Singleton;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/// Sessions that see what this instance has seen before, whichever member of a cluster answers:
/// they share their bookmarks. What another instance committed is seen for certain by the leader
/// alone; reads on which a token, a place or a copy in memory depends are therefore made in write
/// transactions, which the driver sends there. A single server notices neither.
@Singleton
final class Neo4jSessions {
  private final Driver driver;
  private final BookmarkManager bookmarks =
      BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());

  Neo4jSessions(Driver driver) {
    this.driver = driver;
  }

  Session session() {
    return driver.session(SessionConfig.builder().withBookmarkManager(bookmarks).build());
  }

  /// What later sessions wait for.
  BookmarkManager bookmarks() {
    return bookmarks;
  }
}
