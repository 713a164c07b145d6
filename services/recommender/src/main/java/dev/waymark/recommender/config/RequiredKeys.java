package dev.waymark.recommender.config;

import dev.waymark.recommender.config.RecommenderConfig.Unsigned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The keys of a kind of signed records, and whether what none of them has signed counts too, as
/// configured.
///
/// @param given the keys; empty when there are none
/// @param required the keys of which one must have signed; empty when all records count
public record RequiredKeys<K>(Optional<K> given, Optional<K> required) {
  private static final Logger LOG = Logger.getLogger(RequiredKeys.class);

  /// Reads keys.
  public interface Reader<K> {
    /// The keys that the file holds.
    ///
    /// @throws IOException when the file can't be read
    /// @throws IllegalArgumentException when it is not one of keys
    K read(Path file) throws IOException;
  }

  /// Where they are configured, and what is at stake without them.
  ///
  /// @param fileKey the configuration key that names the file
  /// @param unsignedKey the one that says what becomes of unsigned records
  /// @param danger what anyone who may write to the topic can do, such as `Anyone who may write to
  ///   x can replace the model`
  /// @param purpose what is done with the keys where they are given, such as `take only what the
  ///   trainer signed`
  public record Settings(String fileKey, String unsignedKey, String danger, String purpose) {}

  /// Reads the keys, and warns where unsigned records count.
  ///
  /// @throws IllegalStateException when the keys can't be had, or none are given and needed
  public static <K> RequiredKeys<K> of(
      Optional<Path> file, Optional<Unsigned> unsigned, Settings settings, Reader<K> reader) {
    Optional<K> keys = file.map(it -> read(it, settings, reader));
    boolean accepts =
        unsigned.orElse(keys.isPresent() ? Unsigned.REFUSE : Unsigned.ACCEPT) == Unsigned.ACCEPT;
    if (keys.isEmpty() && !accepts) {
      throw new IllegalStateException(
          "%s is refuse, and no key is given: set %s"
              .formatted(settings.unsignedKey, settings.fileKey));
    }
    if (accepts) {
      LOG.warnf(
          "%s: %s",
          settings.danger,
          keys.isPresent()
              ? settings.unsignedKey + " is accept"
              : "set %s to %s".formatted(settings.fileKey, settings.purpose));
    }
    return new RequiredKeys<>(keys, accepts ? Optional.empty() : keys);
  }

  private static <K> K read(Path file, Settings settings, Reader<K> reader) {
    try {
      return reader.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The keys of %s can't be read from %s: %s"
              .formatted(
                  settings.fileKey, file, e instanceof IOException ? e.toString() : e.getMessage()),
          e);
    }
  }
}
