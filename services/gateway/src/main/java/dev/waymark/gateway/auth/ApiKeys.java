package dev.waymark.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The API keys that count now.
final class ApiKeys {

  private static final byte[] NONE = "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);

  private final WatchedFile<Map<String, ApiKey>> file;

  ApiKeys(Path path) {
    this.file =
        new WatchedFile<>(
            path,
            NONE,
            bytes ->
                ApiKeyFile.parse(bytes).stream()
                    .collect(Collectors.toUnmodifiableMap(ApiKey::sha256, Function.identity())));
  }

  /// What is kept of the given key; empty when it does not count.
  Optional<ApiKey> find(String key) {
    return Optional.ofNullable(file.value().get(ApiKey.hash(key)));
  }

  /// Whether the key still counts, with the same rights.
  boolean has(ApiKey key) {
    return key.equals(file.value().get(key.sha256()));
  }

  /// Reads the file again if it has changed.
  void look() {
    file.look();
  }
}
