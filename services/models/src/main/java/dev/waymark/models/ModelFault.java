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
  /// It has no signature, and one is required.
  UNSIGNED,
  /// Its signature is by none of the keys that are trusted, or for other bytes.
  BAD_SIGNATURE,
  /// A number in it is not a number, not finite or out of its range, or an id occurs twice.
  INVALID
}
