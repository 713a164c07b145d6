package dev.waymark.gateway.check;

/// A file of a curriculum, as sent.
///
/// @param name what findings name
/// @param text in YAML
public record CurriculumFile(String name, String text) {}
