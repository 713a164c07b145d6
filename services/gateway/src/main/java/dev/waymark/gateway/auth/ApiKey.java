package dev.waymark.gateway.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is kept of an API key. The key itself has 256 random bits, so one round of SHA-256 is
/// enough against guessing, and nobody learns the key from its hash.
///
/// @param name who has it
/// @param sha256 the hash of the key, in hexadecimal digits
/// @param scopes what it may do, at least one thing
/// @param learners what the ids of the learners that it reaches begin with; empty for all learners
/// @param created when it was made
public record ApiKey(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String sha256,
    @JsonProperty(required = true) Set<Scope> scopes,
    @JsonProperty(required = true) String learners,
    @JsonProperty(required = true) Instant created) {

  /// What every key begins with, so that those who search for leaked secrets recognize it.
  public static final String PREFIX = "waymark_";

  private static final int BYTES = 32;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_LEARNERS_LENGTH = 128;

  public ApiKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name of a key has at most 64 letters, digits, dots, dashes and underscores.");
    }
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("The hash of a key has 64 hexadecimal digits.");
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("A key has at least one scope.");
    }
    if (learners.length() > MAX_LEARNERS_LENGTH) {
      throw new IllegalArgumentException("A prefix of learner ids has at most 128 characters.");
    }
    scopes = Set.copyOf(scopes);
  }

  /// A new key, which is kept nowhere.
  public static String random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What is kept of the given key.
  public static ApiKey of(
      String key, String name, Set<Scope> scopes, @Nullable String learners, Instant now) {
    return new ApiKey(name, hash(key), scopes, learners == null ? "" : learners, now);
  }

  static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
