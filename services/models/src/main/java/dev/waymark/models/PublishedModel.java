package dev.waymark.models;

import java.time.Instant;
import java.util.Optional;

/// A record of the models topic as it came, not yet judged.
///
/// @param model the bytes of a `waymark.model.v1.Model`; empty when the model is withdrawn
/// @param signature the value of the header [ModelSignature#HEADER]; empty when there is none
/// @param storedAt the broker's time stamp of the record; empty when it was not read from there
public record PublishedModel(
    Optional<byte[]> model, Optional<byte[]> signature, Optional<Instant> storedAt) {
  /// A model, or its withdrawal, before a broker has it.
  public PublishedModel(Optional<byte[]> model, Optional<byte[]> signature) {
    this(model, signature, Optional.empty());
  }

  /// A model that nobody signed.
  public static PublishedModel unsigned(byte[] model) {
    return new PublishedModel(Optional.of(model), Optional.empty());
  }
}
