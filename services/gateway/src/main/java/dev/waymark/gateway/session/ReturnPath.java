package dev.waymark.gateway.session;

import java.util.regex.Pattern;

/// Where a browser goes after a sign-in: a page of this gateway, no matter who made the link.
final class ReturnPath {

  /// A path with a query and a fragment. A second slash, also a reversed one, would begin the name
  /// of another server.
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\\"<>]]*");

  private static final int MAX_LENGTH = 1024;

  private ReturnPath() {}

  /// Whether it leads to a page of this gateway.
  static boolean isLocal(String path) {
    return path.length() <= MAX_LENGTH && LOCAL.matcher(path).matches();
  }

  /// The part behind `#`, with it; empty when there is none.
  static String fragment(String path) {
    int at = path.indexOf('#');
    return at < 0 ? "" : path.substring(at);
  }
}
