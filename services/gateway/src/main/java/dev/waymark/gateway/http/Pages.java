package dev.waymark.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;

/// The files of the web application, which the module `services/web` builds: what a browser may do
/// with each, and how long it may keep it.
final class Pages {

  private static final String MAIN = "/";
  private static final String ICON = "/icon.svg";

  /// Their names change with their content.
  private static final String BUNDLED = "/app/{file}";

  /// Loaded by pages of other sites.
  private static final String EMBEDDABLE = "/embed.js";

  private static final String READ = "GET, HEAD, OPTIONS";

  private static final Map<String, String> CACHING =
      Map.of(
          MAIN, "no-cache",
          ICON, "public, max-age=86400",
          BUNDLED, "public, max-age=31536000, immutable",
          EMBEDDABLE, "public, max-age=3600");

  private Pages() {}

  /// Where the files are.
  static List<Endpoints.Endpoint> endpoints() {
    return List.of(
        // The learner whom a page is opened for, and what came of a sign-in.
        Endpoints.Endpoint.open(MAIN, READ, QueryParameters.of("learner", "learners", "signIn")),
        Endpoints.Endpoint.open(ICON, READ, QueryParameters.NONE),
        Endpoints.Endpoint.open(BUNDLED, READ, QueryParameters.NONE),
        Endpoints.Endpoint.open(EMBEDDABLE, READ, QueryParameters.NONE));
  }

  /// Replaces the headers that answers with data have, if the endpoint is a file.
  static void addHeaders(RoutingContext request, Endpoints.Endpoint endpoint) {
    String caching = CACHING.get(endpoint.template());
    if (caching == null) {
      return;
    }
    HttpServerResponse response = request.response();
    ContentPolicy.APPLICATION.set(response);
    // That there is no such file is no answer to keep: the next release may have it.
    request.addHeadersEndHandler(end ->
        response.putHeader(
            HttpHeaders.CACHE_CONTROL, response.getStatusCode() < 400 ? caching : "no-store"));
    if (endpoint.template().equals(EMBEDDABLE)) {
      response.putHeader("Access-Control-Allow-Origin", "*");
      response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
  }
}
