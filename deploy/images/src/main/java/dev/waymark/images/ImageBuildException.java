package dev.waymark.images;

/// Something that the caller can put right; its message says what and how, in one line.
final class ImageBuildException extends RuntimeException {

  ImageBuildException(String message) {
    super(message);
  }

  ImageBuildException(String message, Throwable cause) {
    super(message, cause);
  }
}
