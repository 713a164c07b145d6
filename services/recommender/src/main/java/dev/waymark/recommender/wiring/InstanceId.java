package dev.waymark.recommender.wiring;

/// Tells this running instance from others and from its own earlier runs.
public record InstanceId(String value) {}
