package dev.waymark.gateway.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to every operation of the API's description the problems it can answer with.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponsesFilter implements OASFilter {

  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "400", "The request is not valid; `errors` names each field.",
          "401",
              "No credential came along, or one that does not count (only where callers are known).",
          "403", "The caller may not do that; `detail` says what is missing.",
          "406", "None of the accepted media types can be produced.",
          "408", "The body did not arrive in time.",
          "414", "The path with its query is longer than 4096 characters.",
          "421", "The header `Host` names none of the gateway's hosts.",
          "429",
              "Too many requests of this caller, or too many streams; `Retry-After` says when to ask again.",
          "431", "The header fields together are longer than 8192 characters.",
          "500", "Something went wrong here.");
  private static final Map<String, String> WITH_BODY =
      Map.of(
          "413", "The body is larger than 1 MiB, or has more than 500 events.",
          "415", "The body has a media type that is not understood.");
  private static final Map<String, String> FROM_RECOMMENDER =
      Map.of(
          "404", "The roadmap or topic is not known; `type` and `errors` say which.",
          "501", "The recommender that is running does not offer this yet.",
          "503",
              "The recommender is away, or the events behind the consistency token do not count yet and `detail` says"
                  + " how far behind it is, or learners are still being counted; `Retry-After` says when to ask again.",
          "504", "The recommender is there but did not answer in time.");
  private static final Map<String, String> FROM_CHECK =
      Map.of(
          "413",
          "The body is larger than 1 MiB.",
          "503",
          "Four curricula are being checked already, or this one was not checked within 15 s; `Retry-After` says when to"
              + " ask again.");
  private static final Map<String, String> FROM_LOG =
      Map.of(
          "503",
          "The progress log did not acknowledge the events; send them again under the ids in `eventIds`.");

  private static final Map<String, String> OF_REPORT =
      Map.of(
          "404", "No report is configured, or none is there; `detail` says which.",
          "503", "Too much is under way; `Retry-After` says when to ask again.");

  private static final Map<String, String> OF_SESSIONS =
      Map.of(
          "404", "Nobody can sign in to this gateway's pages.",
          "503", "The issuer of tokens is not answering; `Retry-After` says when to ask again.");

  private static final String SESSION = "/session";

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    openApi
        .getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations().forEach((method, operation) -> describe(path, method, operation)));
  }

  private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
    if (!path.startsWith("/v1/") && !path.startsWith(SESSION)) {
      return;
    }
    var problems = new LinkedHashMap<String, String>(EVERYWHERE);
    if (method == PathItem.HttpMethod.POST || method == PathItem.HttpMethod.PUT) {
      problems.putAll(WITH_BODY);
    }
    problems.putAll(behind(path));
    problems.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(problem ->
            operation
                .getResponses()
                .addAPIResponse(problem.getKey(), response(problem.getValue())));
  }

  /// What can go wrong behind the gateway, by what an operation asks there.
  private static Map<String, String> behind(String path) {
    if (path.endsWith("/progress")) {
      return FROM_LOG;
    }
    if (path.startsWith("/v1/curriculum/")) {
      return FROM_CHECK;
    }
    if (path.startsWith(SESSION)) {
      return OF_SESSIONS;
    }
    return path.endsWith("/report") ? OF_REPORT : FROM_RECOMMENDER;
  }

  private static APIResponse response(String description) {
    Schema schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(ProblemBody.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
  }
}
