package dev.waymark.curriculum.authoring;

import dev.waymark.curriculum.yaml.Position;

/// A topic id where something names it.
public record Reference(Position at, String topicId) {}
