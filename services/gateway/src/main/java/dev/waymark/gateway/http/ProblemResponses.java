package dev.waymark.gateway.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.waymark.gateway.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to every operation of the API's description the problems that it can answer with, by their
/// status. The names of the examples of a response are the problems that it may be.
final class ProblemResponses {

  private static final String EXAMPLES = "#/components/examples/";

  private ProblemResponses() {}

  static void describe(OpenAPI openApi) {
    for (ProblemType type : ProblemType.values()) {
      openApi
          .getComponents()
          .addExample(
              name(type), OASFactory.createExample().summary(type.title()).value(example(type)));
    }
    openApi
        .getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations()
                .forEach((method, operation) ->
                    describe(
                        openApi.getComponents(), operation, OperationProblems.of(path, method))));
  }

  /// Operations that can answer alike share a response.
  private static void describe(
      Components components, Operation operation, Collection<ProblemType> problems) {
    problems.stream()
        .collect(groupingBy(ProblemType::status))
        .forEach((status, types) -> {
          String code = String.valueOf(status);
          APIResponse response = operation.getResponses().getAPIResponse(code);
          if (response == null || response.getContent() == null) {
            String name = types.stream().map(ProblemResponses::title).collect(joining("Or"));
            components.addResponse(name, response(types));
            operation
                .getResponses()
                .addAPIResponse(
                    code, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
          } else {
            // Of health: what is down is no problem of the request's.
            response.getContent().addMediaType(ProblemBody.MEDIA_TYPE, content(types));
          }
        });
  }

  private static APIResponse response(List<ProblemType> types) {
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(
                types.stream()
                    .map(type ->
                        "`%s`: %s".formatted(name(type), OperationProblems.explanation(type)))
                    .collect(joining("\n\n")))
            .content(
                OASFactory.createContent().addMediaType(ProblemBody.MEDIA_TYPE, content(types)));
    switch (types.getFirst().status()) {
      case 429, 503, 504 ->
          response.addHeader(
              "Retry-After",
              header("Seconds until asking again may succeed.", Schema.SchemaType.INTEGER)
                  .required(true)
                  .example(1));
      case 401, 403 ->
          response.addHeader(
              "WWW-Authenticate",
              header("What the caller lacks (RFC 6750).", Schema.SchemaType.STRING)
                  .example("Bearer realm=\"waymark\""));
      default -> {
        // No header of its own.
      }
    }
    return response;
  }

  private static MediaType content(List<ProblemType> types) {
    MediaType content =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
    for (ProblemType type : types) {
      content.addExample(name(type), OASFactory.createExample().ref(EXAMPLES + name(type)));
    }
    return content;
  }

  static Header header(String description, Schema.SchemaType type) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(type));
  }

  private static Object example(ProblemType type) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", type.uri());
    problem.put("title", type.title());
    problem.put("status", type.status());
    problem.put("detail", OperationProblems.explanation(type));
    problem.put("instance", "/v1/roadmaps/ml-engineer");
    return problem;
  }

  /// The name of a type in the form of a schema's, such as `UnknownRoadmap`.
  private static String title(ProblemType type) {
    return Arrays.stream(type.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(joining());
  }

  private static String name(ProblemType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
