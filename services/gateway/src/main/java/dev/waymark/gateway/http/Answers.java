package dev.waymark.gateway.http;

import dev.waymark.gateway.catalogue.Found;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;

/// Responses around answers.
final class Answers {

  /// The header that tells an answer of the last good copy, while the recommender is away.
  static final String STALE_HEADER = "Waymark-Stale";

  private Answers() {}

  static <T> RestResponse<T> catalogue(Found<T> found) {
    var response = RestResponse.ResponseBuilder.create(Response.Status.OK, found.answer());
    return found.fromCopy() ? response.header(STALE_HEADER, "true").build() : response.build();
  }
}
