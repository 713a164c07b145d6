package dev.waymark.curriculum.yaml;

/// A file that cannot be read as one plain YAML document.
public final class YamlException extends Exception {
  private final transient Position at;

  /// A reason with its place.
  ///
  /// @param message what is wrong, then what to do
  YamlException(Position at, String message) {
    super(message);
    this.at = at;
  }

  public Finding finding() {
    return Finding.error(at, String.valueOf(getMessage()));
  }
}
