package dev.waymark.gateway.session;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/// A sign-in under way: what the issuer's answer is held against when the browser comes back.
///
/// @param state comes back with the browser (RFC 6749, section 10.12)
/// @param nonce comes back in the ID token
/// @param verifier shows the issuer that who asks for the tokens began the sign-in (RFC 7636)
/// @param returnTo the page to go back to
/// @param until when it is over
record Attempt(String state, String nonce, String verifier, String returnTo, Instant until) {

  private static final int BYTES = 32;

  static Attempt random(SecureRandom random, String returnTo, Instant until) {
    return new Attempt(text(random), text(random), text(random), returnTo, until);
  }

  static Attempt fromJson(JsonObject json) {
    return new Attempt(
        json.getString("state"),
        json.getString("nonce"),
        json.getString("verifier"),
        json.getString("returnTo"),
        Instant.ofEpochSecond(json.getLong("until")));
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("state", state)
        .put("nonce", nonce)
        .put("verifier", verifier)
        .put("returnTo", returnTo)
        .put("until", until.getEpochSecond());
  }

  /// Whether the browser came back from this attempt.
  boolean has(String stateThatCame) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), stateThatCame.getBytes(StandardCharsets.UTF_8));
  }

  /// What the issuer is told of the verifier, by the method `S256`.
  String challenge() {
    try {
      return text(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String text(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
