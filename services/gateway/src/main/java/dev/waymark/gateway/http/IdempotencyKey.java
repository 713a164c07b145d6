package dev.waymark.gateway.http;

import dev.waymark.gateway.problem.FieldError;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a write is recognized by when it is sent again (draft-ietf-httpapi-idempotency-key-header).
///
/// @param caller who sent it: keys of others are other keys
/// @param key as sent, without quotes
/// @param fingerprint of the method, the path, the content type and the body
record IdempotencyKey(String caller, String key, String fingerprint) {

  /// The header.
  static final String HEADER = "Idempotency-Key";

  /// The form of its value: a string of structured fields (RFC 9651), whose quotes may be left out.
  static final String FORM = "^(\"[!#-\\[\\]-~]{1,128}\"|[!#-\\[\\]-~]{1,128})$";

  private static final Pattern VALUE = Pattern.compile(FORM);

  /// The key of a request; null when it has none.
  ///
  /// @throws ProblemException when the header is there twice or not in its form
  static @Nullable IdempotencyKey of(HttpServerRequest request, String caller, byte[] body) {
    List<String> values = request.headers().getAll(HEADER);
    if (values.isEmpty()) {
      return null;
    }
    String value = values.getFirst().strip();
    if (values.size() > 1 || !VALUE.matcher(value).matches()) {
      String reason = "must be there once, with 1 to 128 visible ASCII characters, such as a UUID";
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_REQUEST,
              "Nothing was changed. Correct the header named in errors.",
              List.of(new FieldError(null, HEADER, reason))));
    }
    return new IdempotencyKey(caller, value.replace("\"", ""), fingerprint(request, body));
  }

  /// The ids of events that are sent without one, by their index in the request. They are the same
  /// for the same request, whichever gateway takes it: so it counts once though several record it.
  IntFunction<String> eventIds() {
    MessageDigest digest = sha256();
    add(digest, caller.getBytes(StandardCharsets.UTF_8));
    add(digest, key.getBytes(StandardCharsets.UTF_8));
    add(digest, fingerprint.getBytes(StandardCharsets.UTF_8));
    String prefix = "key-" + HexFormat.of().formatHex(digest.digest(), 0, 16) + "-";
    return index -> prefix + index;
  }

  private static String fingerprint(HttpServerRequest request, byte[] body) {
    MessageDigest digest = sha256();
    add(digest, request.method().name().getBytes(StandardCharsets.UTF_8));
    add(digest, request.uri().getBytes(StandardCharsets.UTF_8));
    String type = request.getHeader("Content-Type");
    add(digest, String.valueOf(type).getBytes(StandardCharsets.UTF_8));
    add(digest, body);
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Adds a part with its length, so that no two sequences of parts read alike.
  private static void add(MessageDigest digest, byte[] part) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (part.length >>> shift));
    }
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
