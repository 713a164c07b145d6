package dev.waymark.images;

/// Something that the caller can put right; its message says what and how, in one line.
final class Complaint extends RuntimeException {

  Complaint(String message) {
    super(message);
  }

  Complaint(String message, Throwable cause) {
    super(message, cause);
  }
}
