package dev.waymark.gateway.auth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.waymark.events.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The file that holds what is kept of API keys, as JSON.
public final class ApiKeyFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path path;

  public ApiKeyFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /// The document.
  private record Document(List<ApiKey> keys) {}

  /// The keys of the file; none when it does not exist.
  ///
  /// @throws IOException also when it is not a file of keys
  public List<ApiKey> read() throws IOException {
    return Files.exists(path) ? parse(KeyFile.read(path, WatchedFile.MAX_BYTES)) : List.of();
  }

  /// Replaces the file by one with these keys, as a whole. Only its owner may read it.
  public void write(List<ApiKey> keys) throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path next =
        Files.createTempFile(
            folder,
            path.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(next, JSON.writeValueAsBytes(new Document(keys)));
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /// The keys that a file holds.
  ///
  /// @throws IOException when it is not a file of keys
  static List<ApiKey> parse(byte[] bytes) throws IOException {
    List<ApiKey> keys;
    try {
      keys = JSON.readValue(bytes, Document.class).keys();
    } catch (JacksonException e) {
      // Its message may quote the file.
      throw new IOException("it is not a file of keys as waymark key create writes it", e);
    }
    if (keys == null) {
      throw new IOException("it has no list of keys");
    }
    if (keys.stream().map(ApiKey::name).distinct().count() < keys.size()) {
      throw new IOException("two keys have the same name");
    }
    return keys;
  }
}
