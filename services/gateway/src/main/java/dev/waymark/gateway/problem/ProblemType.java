package dev.waymark.gateway.problem;

import java.util.Locale;

/// What can go wrong, as a client tells it apart: by the URI in `type`, which never changes.
public enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  MALFORMED_JSON(400, "The body is not valid JSON"),
  NO_GOAL(400, "There is no goal to answer for"),
  UNAUTHENTICATED(401, "It is not known who is calling"),
  FORBIDDEN(403, "This caller may not do that"),
  UNKNOWN_ROADMAP(404, "There is no such roadmap"),
  UNKNOWN_TOPIC(404, "There is no such topic"),
  UNKNOWN_PATH(404, "There is nothing at this path"),
  NO_REPORT(404, "There is no report"),
  NO_SIGN_IN(404, "Nobody can sign in here"),
  METHOD_NOT_ALLOWED(405, "This path does not have that method"),
  NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
  REQUEST_TIMEOUT(408, "The request did not arrive in time"),
  WRITE_IN_PROGRESS(409, "The same write is under way"),
  REQUEST_TOO_LARGE(413, "The request is too large"),
  URI_TOO_LONG(414, "The URI is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has a media type that is not understood"),
  UNKNOWN_HOST(421, "This gateway does not serve that host"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The header fields are too large"),
  INTERNAL_ERROR(500, "Something went wrong here"),
  NOT_IMPLEMENTED(501, "This is not available yet"),
  RECOMMENDER_UNAVAILABLE(503, "The recommender is not answering"),
  PROGRESS_LOG_UNAVAILABLE(503, "Progress cannot be recorded right now"),
  LEARNERS_NOT_COUNTED_YET(503, "The learners are still being counted"),
  EVENTS_NOT_COUNTED_YET(503, "The events behind the consistency token do not count yet"),
  IDENTITY_PROVIDER_UNAVAILABLE(503, "The issuer of tokens is not answering"),
  GATEWAY_BUSY(503, "Too much is under way"),
  RECOMMENDER_TOO_SLOW(504, "The recommender did not answer in time");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The stable URI, such as `urn:waymark:problem:unknown-roadmap`.
  public String uri() {
    return "urn:waymark:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// One line, the same for every occurrence.
  public String title() {
    return title;
  }
}
