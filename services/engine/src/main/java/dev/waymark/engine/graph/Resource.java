package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Something to learn topics from.
///
/// @param author its author or provider
/// @param language BCP 47 tag
/// @param minutes of the whole resource
/// @param level 1 (beginner) to 5 (advanced)
public record Resource(
    String id,
    String title,
    String author,
    String url,
    ResourceType type,
    Access access,
    String language,
    int minutes,
    int level,
    List<Teaching> teaches) {
  public Resource {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(author, "author");
    requireNonNull(url, "url");
    requireNonNull(type, "type");
    requireNonNull(access, "access");
    requireNonNull(language, "language");
    teaches = List.copyOf(teaches);
  }
}
