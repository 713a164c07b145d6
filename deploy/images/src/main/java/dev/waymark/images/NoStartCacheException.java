package dev.waymark.images;

/// A start cache cannot be made on this machine; its message is a clause that says why. An image is
/// whole without.
final class NoStartCacheException extends RuntimeException {

  NoStartCacheException(String reason) {
    super(reason);
  }
}
