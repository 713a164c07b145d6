package dev.waymark.trainer;

import dev.waymark.cli.BadInputException;
import dev.waymark.models.ModelKeys;
import dev.waymark.models.ModelSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What published models are signed with.
final class SigningKeyOptions {
  @Option(
      names = "--signing-key",
      paramLabel = "FILE",
      description = {
        "the private key, of Ed25519 in PEM, that what is published is signed with",
        "(default: the file that WAYMARK_MODEL_SIGNING_KEY_FILE names)"
      },
      defaultValue = "${env:WAYMARK_MODEL_SIGNING_KEY_FILE}")
  private @Nullable Path file;

  /// What signs; empty when nothing is to be signed.
  ///
  /// @throws BadInputException if a file can't be read, or recommenders with these public keys
  ///   would refuse what is published
  Optional<ModelSigner> signer(PublicKeyOptions publicKeys) {
    Optional<Path> signingKey = Optional.ofNullable(file).filter(it -> !it.toString().isEmpty());
    Optional<ModelSigner> signer = signingKey.map(SigningKeyOptions::read);
    Optional<ModelKeys> trusted = publicKeys.trusted();
    if (trusted.isPresent() && signer.isEmpty()) {
      throw new BadInputException(
          publicKeys.file().orElseThrow(),
          "makes recommenders refuse what is not signed, and there is no key to sign with",
          "Name the private key with --signing-key.");
    }
    if (trusted.isPresent() && !trusted.get().vouch(signer.orElseThrow().signWithdrawal())) {
      throw new BadInputException(
          publicKeys.file().orElseThrow(),
          "has no public key to the private one in " + file,
          "Add it: openssl pkey -in %s -pubout".formatted(file));
    }
    return signer;
  }

  private static ModelSigner read(Path file) {
    try {
      return ModelSigner.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          file,
          "cannot be read (" + e.getMessage() + ")",
          "Give a file such as openssl genpkey -algorithm ed25519 makes.");
    }
  }
}
