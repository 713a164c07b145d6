package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Lets clients keep what the catalogue says, and ask whether it is still so (RFC 9110 section 13,
/// RFC 9111). Answers with an `ETag` are those that change with a graph release alone.
class CatalogueCaching {

  private final String cacheControl;

  CatalogueCaching(GatewayConfig config) {
    this.cacheControl = "private, max-age=" + config.catalogue().maxAge().toSeconds();
  }

  @ServerResponseFilter
  void answer(ContainerRequestContext request, ContainerResponseContext response) {
    String tag = response.getHeaderString(HttpHeaders.ETAG);
    if (tag == null || response.getStatus() != Response.Status.OK.getStatusCode()) {
      return;
    }
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, cacheControl);
    String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (known != null && matches(known, tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  /// Tags are compared weakly: the same release, in whatever coding.
  private static boolean matches(String known, String tag) {
    return known.strip().equals("*")
        || Arrays.stream(known.split(",", -1))
            .map(CatalogueCaching::opaque)
            .anyMatch(opaque(tag)::equals);
  }

  private static String opaque(String tag) {
    String stripped = tag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }
}
