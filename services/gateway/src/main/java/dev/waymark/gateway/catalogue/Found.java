package dev.waymark.gateway.catalogue;

/// An answer from the catalogue.
///
/// @param answer the answer
/// @param fromCopy whether it is the last good copy's, because the recommender is away
public record Found<T>(T answer, boolean fromCopy) {}
