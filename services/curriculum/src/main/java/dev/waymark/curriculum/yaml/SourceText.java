package dev.waymark.curriculum.yaml;

/// The text of a file that is at hand.
///
/// @param name what positions name
public record SourceText(String name, String text) {}
