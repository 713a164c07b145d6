package dev.waymark.gateway.session;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;

/// Whether a browser says that a request comes from a page of this gateway (Fetch Metadata Request
/// Headers). No page can set that header, so no other page, whatever it has a browser send, acts as
/// the person who is signed in.
///
/// Browsers send it over https and to this machine, and nowhere else.
final class SameOrigin {

  /// What a request without that proof is told.
  static final String NEEDED =
      "A session counts for requests of this gateway's own pages alone: over https or on this machine, with Sec-Fetch-Site: same-origin.";

  private static final String HEADER = "Sec-Fetch-Site";
  private static final String SAME = "same-origin";

  /// The person typed the address, or followed a bookmark.
  private static final String NO_PAGE = "none";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private SameOrigin() {}

  static boolean isProven(HttpServerRequest request) {
    List<String> said = request.headers().getAll(HEADER);
    return said.equals(List.of(SAME))
        || (said.equals(List.of(NO_PAGE)) && READING.contains(request.method().name()));
  }
}
