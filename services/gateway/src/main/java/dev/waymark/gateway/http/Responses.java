package dev.waymark.gateway.http;

import dev.waymark.gateway.catalogue.Found;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/// Responses around answers.
final class Responses {

  /// The header that tells an answer of the last good copy, while the recommender is away.
  static final String STALE_HEADER = "Waymark-Stale";

  private Responses() {}

  /// @param release the graph release that the answer is of, which is all that it changes with
  static <T> RestResponse<T> catalogue(Found<T> found, Function<T, String> release) {
    return catalogue(found.answer(), found.fromCopy(), release.apply(found.answer())).build();
  }

  /// An answer of the catalogue.
  ///
  /// @param tag what it changes with
  static <T> RestResponse.ResponseBuilder<T> catalogue(T answer, boolean fromCopy, String tag) {
    var response =
        RestResponse.ResponseBuilder.create(Response.Status.OK, answer)
            .header(HttpHeaders.ETAG, "W/\"%s\"".formatted(tag));
    return fromCopy ? response.header(STALE_HEADER, "true") : response;
  }
}
