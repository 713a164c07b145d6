package dev.waymark.gateway.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Completes the answers of the API's description: the header fields of the catalogue, and what
/// Quarkus itself serves for operators.
final class OtherResponses {

  private static final Set<String> CATALOGUE =
      Set.of(
          "/v1/roadmaps",
          "/v1/roadmaps/{id}",
          "/v1/roadmaps/{id}/map",
          "/v1/topics",
          "/v1/topics/{id}");

  private OtherResponses() {}

  static void describe(OpenAPI openApi) {
    openApi
        .getPaths()
        .getPathItems()
        .forEach((path, item) -> {
          if (CATALOGUE.contains(path)) {
            item.getOperations().values().forEach(OtherResponses::catalogue);
          }
        });
    write(openApi.getPaths().getPathItem("/v1/learners/{id}").getDELETE(), "200");
    write(openApi.getPaths().getPathItem("/v1/learners/{id}/profile").getPUT(), "200");
    write(openApi.getPaths().getPathItem("/v1/learners/{id}/progress").getPOST(), "202");
    openApi
        .getPaths()
        .addPathItem("/q/health", get("getHealth", "Whether all of it is well", health()));
    PathItem one = get("getHealthCheck", "Whether it lives, is ready, or has started", health());
    one.getGET()
        .addParameter(
            OASFactory.createParameter()
                .name("check")
                .in(Parameter.In.PATH)
                .required(true)
                .description("What is asked.")
                .schema(
                    schema(Schema.SchemaType.STRING)
                        .addEnumeration("live")
                        .addEnumeration("ready")
                        .addEnumeration("started")
                        .addEnumeration("well")));
    openApi.getPaths().addPathItem("/q/health/{check}", one);
    openApi
        .getPaths()
        .addPathItem(
            "/q/metrics",
            get(
                "getMetrics",
                "Figures of this gateway, for Prometheus",
                Map.of("200", text("The figures.", "text/plain", "application/openmetrics-text"))));
    openApi
        .getPaths()
        .addPathItem(
            "/q/openapi",
            get(
                "getDescription",
                "This description; as JSON with `format=json`",
                Map.of("200", text("It.", "application/yaml", "application/json"))));
    openApi
        .getPaths()
        .getPathItem("/q/openapi")
        .getGET()
        .addParameter(
            OASFactory.createParameter()
                .name("format")
                .in(Parameter.In.QUERY)
                .description("`json`, or else YAML.")
                .schema(
                    schema(Schema.SchemaType.STRING)
                        .addEnumeration("json")
                        .addEnumeration("yaml")));
    openApi.getComponents().addSchema("Health", healthSchema());
  }

  private static void catalogue(Operation operation) {
    APIResponse found = operation.getResponses().getAPIResponse("200");
    Header tag =
        ProblemResponses.header(
                "Changes with the graph release; send it in `If-None-Match`.",
                Schema.SchemaType.STRING)
            .required(true)
            .example("W/\"3-9f2c41aa\"");
    found.addHeader("ETag", tag);
    found.addHeader(
        Responses.STALE_HEADER,
        ProblemResponses.header(
                "`true` when no recommender answered and this is the gateway's copy.",
                Schema.SchemaType.STRING)
            .example("true"));
    operation
        .getResponses()
        .addAPIResponse(
            "304",
            OASFactory.createAPIResponse()
                .description("What `If-None-Match` names is still so.")
                .addHeader("ETag", tag));
    operation.addParameter(
        OASFactory.createParameter()
            .name("If-None-Match")
            .in(Parameter.In.HEADER)
            .description("The `ETag` of an answer that is kept.")
            .schema(schema(Schema.SchemaType.STRING))
            .example("W/\"3-9f2c41aa\""));
  }

  private static void write(Operation operation, String status) {
    operation.addParameter(
        OASFactory.createParameter()
            .name(IdempotencyKey.HEADER)
            .in(Parameter.In.HEADER)
            .description(
                "Chosen anew for each write: sent again with the same request, it is answered as before and nothing is"
                    + " written a second time.")
            .schema(schema(Schema.SchemaType.STRING).pattern(IdempotencyKey.FORM).maxLength(130))
            .example("8e03978e-40d5-43dd-bc93-6894a57f9324"));
    operation
        .getResponses()
        .getAPIResponse(status)
        .addHeader(
            IdempotentWrites.REPLAYED_HEADER,
            ProblemResponses.header(
                    "`true` when this answer was given before, to the same `Idempotency-Key`.",
                    Schema.SchemaType.STRING)
                .example("true"));
  }

  private static PathItem get(String id, String summary, Map<String, APIResponse> answers) {
    var responses = OASFactory.createAPIResponses();
    new TreeMap<>(answers).forEach(responses::addAPIResponse);
    return OASFactory.createPathItem()
        .GET(
            OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .addTag(Tags.OPERATION)
                .responses(responses));
  }

  private static Map<String, APIResponse> health() {
    return Map.of("200", health("It is."), "503", health("It is not; `checks` says what is down."));
  }

  private static APIResponse health(String description) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/json",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/Health"))));
  }

  private static APIResponse text(String description, String... types) {
    var content = OASFactory.createContent();
    for (String type : types) {
      content.addMediaType(
          type,
          OASFactory.createMediaType()
              .schema(
                  schema(
                      type.equals("application/json")
                          ? Schema.SchemaType.OBJECT
                          : Schema.SchemaType.STRING)));
    }
    return OASFactory.createAPIResponse().description(description).content(content);
  }

  private static Schema healthSchema() {
    return schema(Schema.SchemaType.OBJECT)
        .description("Whether it is well (MicroProfile Health).")
        .addProperty("status", status())
        .addProperty(
            "checks",
            schema(Schema.SchemaType.ARRAY)
                .description("Each check.")
                .items(
                    schema(Schema.SchemaType.OBJECT)
                        .addProperty(
                            "name",
                            schema(Schema.SchemaType.STRING)
                                .description("What was checked.")
                                .minLength(1)
                                .addExample("progress log"))
                        .addProperty("status", status())
                        .addProperty(
                            "data",
                            schema(Schema.SchemaType.OBJECT)
                                .description("What the check tells besides."))
                        .required(List.of("name", "status"))))
        .required(List.of("status", "checks"));
  }

  private static Schema status() {
    return schema(Schema.SchemaType.STRING)
        .description("How it is.")
        .addEnumeration("UP")
        .addEnumeration("DOWN");
  }

  private static Schema schema(Schema.SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
