package dev.waymark.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request may ask for: a path that has one meaning for everyone who reads it.
///
/// The router, the rate limit, the metrics and the resources each take a path apart in their own
/// way. They agree on the paths that pass here: nothing in them can be resolved, folded or cut off
/// (RFC 3986, section 6.2.2).
final class RequestTargets {

  /// What RFC 3986 allows in a segment, but for the semicolon, which some readers cut a segment at.
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,=:@%-]*)+");

  private static final Pattern MALFORMED_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private RequestTargets() {}

  /// What is wrong with the target of a request, as a sentence; null when nothing is.
  static @Nullable String faultIn(String target) {
    int end = target.indexOf('?');
    String path = end < 0 ? target : target.substring(0, end);
    if (!path.startsWith("/")) {
      return "The target of a request must be a path that begins with a slash.";
    }
    if (MALFORMED_ESCAPE.matcher(target).find()) {
      return "A percent sign in the path or the query must be followed by two hexadecimal digits.";
    }
    if (!isUtf8(target)) {
      return "The path and the query must be UTF-8, percent-encoded.";
    }
    if (!PATH.matcher(path).matches()) {
      return "The path has a character that must be percent-encoded, such as %3B for a semicolon.";
    }
    return path.equals("/") ? null : faultInSegments(path);
  }

  /// What a segment of a path without faults stands for.
  static String meant(String segment) {
    return new String(bytes(segment), StandardCharsets.UTF_8);
  }

  private static @Nullable String faultInSegments(String path) {
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.isEmpty()) {
        return "The path must have no empty segment: no doubled slash, and none at its end.";
      }
      String meant = meant(segment);
      if (meant.equals(".") || meant.equals("..")) {
        return "The path must have no segment . or .., encoded or not.";
      }
      if (meant.indexOf('/') >= 0 || meant.indexOf('\\') >= 0) {
        return "The path must have no encoded slash or backslash.";
      }
    }
    return null;
  }

  private static boolean isUtf8(String target) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(target)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// The bytes that well-formed escapes and the characters between them stand for. The server reads
  /// one byte as one character.
  private static byte[] bytes(String escaped) {
    var bytes = ByteBuffer.allocate(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        bytes.put((byte) Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) escaped.charAt(i));
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
