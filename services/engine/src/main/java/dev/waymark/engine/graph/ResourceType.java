package dev.waymark.engine.graph;

/// The form of a resource.
public enum ResourceType {
  COURSE,
  BOOK,
  VIDEO,
  ARTICLE,
  DOCS,
  EXERCISE,
  DATASET,
  PROJECT
}
