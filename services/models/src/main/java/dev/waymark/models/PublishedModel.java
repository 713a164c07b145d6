package dev.waymark.models;

import java.util.Optional;

/// A record of the models topic as it came, not yet judged.
///
/// @param model the bytes of a `waymark.model.v1.Model`; empty when the model is withdrawn
/// @param signature the value of the header [ModelSignature#HEADER]; empty when there is none
public record PublishedModel(Optional<byte[]> model, Optional<byte[]> signature) {
  /// A model that nobody signed.
  public static PublishedModel unsigned(byte[] model) {
    return new PublishedModel(Optional.of(model), Optional.empty());
  }
}
