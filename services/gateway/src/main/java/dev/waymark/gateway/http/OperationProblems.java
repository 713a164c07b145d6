package dev.waymark.gateway.http;

import static dev.waymark.gateway.problem.ProblemType.*;

import dev.waymark.gateway.problem.ProblemType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.PathItem;

/// The problems that each operation can answer with.
final class OperationProblems {

  /// What is refused before it is looked at what a request asks for.
  private static final Set<ProblemType> EVERYWHERE =
      EnumSet.of(
          INVALID_REQUEST,
          UNAUTHENTICATED,
          FORBIDDEN,
          REQUEST_TIMEOUT,
          REQUEST_TOO_LARGE,
          URI_TOO_LONG,
          UNSUPPORTED_MEDIA_TYPE,
          UNKNOWN_HOST,
          TOO_MANY_REQUESTS,
          HEADERS_TOO_LARGE,
          INTERNAL_ERROR,
          IDENTITY_PROVIDER_UNAVAILABLE);

  private static final Set<ProblemType> RECOMMENDER =
      EnumSet.of(RECOMMENDER_UNAVAILABLE, RECOMMENDER_TOO_SLOW, GATEWAY_BUSY, NOT_IMPLEMENTED);

  private OperationProblems() {}

  /// The problems of an operation.
  static Collection<ProblemType> of(String path, PathItem.HttpMethod method) {
    EnumSet<ProblemType> problems = EnumSet.copyOf(EVERYWHERE);
    if (path.startsWith("/q/")) {
      return problems;
    }
    problems.add(NOT_ACCEPTABLE);
    switch (path) {
      case "/v1/roadmaps", "/v1/topics" -> problems.addAll(RECOMMENDER);
      case "/v1/roadmaps/{id}", "/v1/roadmaps/{id}/map" ->
          fromRecommender(problems, UNKNOWN_ROADMAP);
      case "/v1/topics/{id}" -> fromRecommender(problems, UNKNOWN_TOPIC);
      case "/v1/curriculum/check" -> problems.addAll(EnumSet.of(MALFORMED_JSON, GATEWAY_BUSY));
      case "/v1/learners/{id}/progress" ->
          problems.addAll(
              EnumSet.of(
                  MALFORMED_JSON,
                  WRITE_IN_PROGRESS,
                  IDEMPOTENCY_KEY_REUSED,
                  PROGRESS_LOG_UNAVAILABLE,
                  GATEWAY_BUSY));
      case "/v1/learners/{id}/profile" -> {
        if (method == PathItem.HttpMethod.PUT) {
          fromRecommender(
              problems,
              MALFORMED_JSON,
              UNKNOWN_ROADMAP,
              UNKNOWN_TOPIC,
              WRITE_IN_PROGRESS,
              IDEMPOTENCY_KEY_REUSED);
        } else {
          fromRecommender(problems, EVENTS_NOT_COUNTED_YET);
        }
      }
      case "/v1/learners/{id}" ->
          fromRecommender(problems, WRITE_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED);
      case "/v1/learners/{id}/export" -> problems.addAll(RECOMMENDER);
      case "/v1/insight" -> fromRecommender(problems, UNKNOWN_ROADMAP, LEARNERS_NOT_COUNTED_YET);
      case "/v1/insight/report" -> problems.addAll(EnumSet.of(NO_REPORT, GATEWAY_BUSY));
      case "/v1/learners/{id}/next-steps/stream" ->
          fromRecommender(problems, NO_GOAL, UNKNOWN_ROADMAP);
      default -> {
        if (path.startsWith("/session")) {
          problems.add(NO_SIGN_IN);
        } else {
          fromRecommender(
              problems, NO_GOAL, UNKNOWN_ROADMAP, UNKNOWN_TOPIC, EVENTS_NOT_COUNTED_YET);
        }
      }
    }
    return problems;
  }

  private static void fromRecommender(EnumSet<ProblemType> problems, ProblemType... own) {
    problems.addAll(RECOMMENDER);
    problems.addAll(Set.of(own));
  }

  /// When it comes, and what to do about it.
  static String explanation(ProblemType type) {
    return switch (type) {
      case INVALID_REQUEST ->
          "A parameter, a header field or the body is not as described; `errors` names each field.";
      case MALFORMED_JSON -> "The body is not JSON, or an object has a property twice.";
      case NO_GOAL ->
          "No `roadmap` is named and the profile has no goal that is published: name one, or set goals.";
      case UNAUTHENTICATED ->
          "No credential came along, or one that does not count (only where callers are known).";
      case FORBIDDEN -> "The caller may not do that; `detail` says what is missing.";
      case UNKNOWN_ROADMAP -> "The roadmap is not published; `errors` says which.";
      case UNKNOWN_TOPIC -> "The topic is not published; `errors` says which.";
      case UNKNOWN_PATH -> "There is nothing at this path.";
      case NO_REPORT -> "No report is configured, or none is there; `detail` says which.";
      case NO_SIGN_IN -> "Nobody can sign in to this gateway's pages.";
      case METHOD_NOT_ALLOWED -> "The path has other methods; `Allow` lists them.";
      case NOT_ACCEPTABLE -> "None of the accepted media types can be produced.";
      case REQUEST_TIMEOUT -> "The body did not arrive within 20 s.";
      case WRITE_IN_PROGRESS -> "A write with this `Idempotency-Key` has not been answered yet.";
      case IDEMPOTENCY_KEY_REUSED ->
          "The `Idempotency-Key` came with another request before: take a new one for each write.";
      case REQUEST_TOO_LARGE -> "The body is larger than 1 MiB, or has more than 500 events.";
      case URI_TOO_LONG -> "The path with its query is longer than 4,096 characters.";
      case UNSUPPORTED_MEDIA_TYPE ->
          "The body has a media type or a coding that is not understood.";
      case UNKNOWN_HOST -> "The header `Host` names none of the gateway's hosts.";
      case TOO_MANY_REQUESTS -> "Too many requests of this caller, or too many streams.";
      case HEADERS_TOO_LARGE -> "The header fields together are longer than 8,192 characters.";
      case INTERNAL_ERROR -> "Something went wrong here; the fault is in the gateway's log.";
      case NOT_IMPLEMENTED -> "The recommender that is running does not offer this yet.";
      case RECOMMENDER_UNAVAILABLE ->
          "No recommender answers; the catalogue still does from a copy.";
      case PROGRESS_LOG_UNAVAILABLE ->
          "The log did not acknowledge the events; send them again under the ids in `eventIds`.";
      case LEARNERS_NOT_COUNTED_YET -> "Learners are still being counted; the count goes on.";
      case EVENTS_NOT_COUNTED_YET ->
          "The events behind the consistency token do not count yet; `detail` says how far behind it is.";
      case IDENTITY_PROVIDER_UNAVAILABLE ->
          "The issuer of tokens does not answer; keys and sessions still count.";
      case GATEWAY_BUSY -> "Too much is under way.";
      case RECOMMENDER_TOO_SLOW ->
          "The recommender is there but did not answer in time; a change may have happened all the same.";
    };
  }
}
