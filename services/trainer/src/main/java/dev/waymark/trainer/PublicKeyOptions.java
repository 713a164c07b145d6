package dev.waymark.trainer;

import dev.waymark.cli.BadInputException;
import dev.waymark.models.ModelKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whose models are taken for published ones: as recommenders are told.
public final class PublicKeyOptions {
  @Option(
      names = "--public-keys",
      paramLabel = "FILE",
      description = {
        "the public keys, in PEM, of which one must have signed a model, as recommenders have them",
        "(default: the file that WAYMARK_RECOMMENDER_MODEL_PUBLIC_KEY_FILE names)"
      },
      defaultValue = "${env:WAYMARK_RECOMMENDER_MODEL_PUBLIC_KEY_FILE}")
  private @Nullable Path file;

  /// The keys of which one must have signed; empty when every model is taken.
  ///
  /// @throws BadInputException if the file can't be read
  public Optional<ModelKeys> trusted() {
    return file().map(PublicKeyOptions::read);
  }

  /// Where they are; an empty variable is one that is not set.
  Optional<Path> file() {
    return Optional.ofNullable(file).filter(it -> !it.toString().isEmpty());
  }

  private static ModelKeys read(Path file) {
    try {
      return ModelKeys.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          file,
          "cannot be read (" + e.getMessage() + ")",
          "Give a file such as openssl pkey -pubout makes.");
    }
  }
}
