package dev.waymark.models;

/// Why a model is not taken into use.
public enum ModelFault {
  /// Its bytes are no model.
  CORRUPT,
  /// Its version is not the hash of its bytes.
  HASH_MISMATCH,
  /// It has weights for other features than this service computes.
  OTHER_FEATURES,
  /// It has more bytes than are allowed.
  TOO_LARGE,
  /// A number in it is not a number, not finite or out of its range, or an id occurs twice.
  INVALID
}
