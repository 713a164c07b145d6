package dev.waymark.engine.graph;

/// What it takes to use a resource.
public enum Access {
  FREE,
  REGISTRATION,
  PAID
}
