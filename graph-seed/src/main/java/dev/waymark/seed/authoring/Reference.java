package dev.waymark.seed.authoring;

import dev.waymark.seed.yaml.Position;

/// A topic id where something names it.
public record Reference(Position at, String topicId) {}
