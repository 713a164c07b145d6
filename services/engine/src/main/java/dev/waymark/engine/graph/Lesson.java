package dev.waymark.engine.graph;

/// A resource together with what it teaches of the topic in question.
public record Lesson(Resource resource, Teaching teaching) {}
