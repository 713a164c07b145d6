package dev.waymark.gateway.auth;

import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a token, as far as its sender may know.
final class TokenFaults {

  private static final Map<Integer, String> KNOWN = known();

  private TokenFaults() {}

  private static Map<Integer, String> known() {
    Map<Integer, String> known = new LinkedHashMap<>();
    known.put(ErrorCodes.EXPIRED, "It has expired.");
    known.put(ErrorCodes.NOT_YET_VALID, "It is not valid yet.");
    known.put(ErrorCodes.ISSUER_INVALID, "Another issuer made it.");
    known.put(ErrorCodes.ISSUER_MISSING, "It names no issuer.");
    known.put(ErrorCodes.AUDIENCE_INVALID, "It is for another audience.");
    known.put(ErrorCodes.AUDIENCE_MISSING, "It names no audience.");
    known.put(ErrorCodes.SIGNATURE_INVALID, "Its signature is wrong.");
    return known;
  }

  /// The problem with a token that a check refused.
  static ProblemException refused(Throwable failure) {
    InvalidJwtException invalid = invalid(failure);
    String reason =
        invalid == null
            ? null
            : KNOWN.entrySet().stream()
                .filter(fault -> invalid.hasErrorCode(fault.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    return refused(reason == null ? "It is not signed by a key of the issuer." : reason);
  }

  /// The problem with a token, by a sentence on it.
  static ProblemException refused(String reason) {
    return new ProblemException(
        Problem.of(ProblemType.UNAUTHENTICATED, "The token does not count. " + reason));
  }

  private static @Nullable InvalidJwtException invalid(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return invalid;
      }
    }
    return null;
  }
}
