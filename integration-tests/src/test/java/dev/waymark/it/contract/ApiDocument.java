package dev.waymark.it.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The description of the API that a gateway serves (OpenAPI 3.1), and what it says of answers.
///
/// Its objects are closed here: a property that is not described is a fault, though an app is to
/// expect more of them in later versions.
final class ApiDocument {

  private static final String ADDRESS = "https://waymark.test/openapi.json";
  private static final String PROBLEM = "application/problem+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;
  private final JsonSchemaFactory schemas;
  private final Map<String, Operation> operations = new TreeMap<>();

  /// An operation.
  ///
  /// @param pointer where the document describes it
  record Operation(String id, String method, Pattern path, String pointer, JsonNode description) {}

  ApiDocument(String text) {
    root = tree(text);
    root.path("components").path("schemas").forEach(ApiDocument::close);
    String closed = root.toString();
    schemas =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, closed))));
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method -> add(path.getKey(), method.getKey(), method.getValue())));
  }

  private void add(String path, String method, JsonNode description) {
    String id = description.path("operationId").asText();
    operations.put(
        id,
        new Operation(
            id,
            method.toUpperCase(Locale.ROOT),
            Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+")),
            "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method,
            description));
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.path("properties").forEach(ApiDocument::close);
    if (schema.has("items")) {
      close(schema.path("items"));
    }
  }

  /// The ids of all operations.
  Set<String> operationIds() {
    return operations.keySet();
  }

  /// The operation that a request is of.
  Operation operation(Call call) {
    return operations.values().stream()
        .filter(
            it -> it.method().equals(call.method()) && it.path().matcher(call.pathOnly()).matches())
        // A path with fewer templates is meant before one with more.
        .min(Comparator.comparingInt(it -> it.path().pattern().split("\\[", -1).length))
        .orElseThrow(() -> new AssertionError("No operation is described for " + call));
  }

  /// Everything in an exchange that is not as described.
  List<String> faults(Call call, Reply reply) {
    Operation operation = operation(call);
    List<String> faults = new ArrayList<>();
    if (reply.status() < 400) {
      requestFaults(operation, call, faults);
    }
    String pointer = operation.pointer() + "/responses/" + reply.status();
    JsonNode response = root.at(pointer);
    if (response.isMissingNode()) {
      faults.add("status %d is not described".formatted(reply.status()));
      return faults;
    }
    if (response.has("$ref")) {
      pointer = response.path("$ref").asText().substring(1);
      response = root.at(pointer);
    }
    response
        .path("headers")
        .properties()
        .forEach(header -> {
          if (header.getValue().path("required").asBoolean()
              && reply.header(header.getKey()).isEmpty()) {
            faults.add("the header %s is missing".formatted(header.getKey()));
          }
        });
    bodyFaults(pointer, response, reply, faults);
    return faults;
  }

  private void requestFaults(Operation operation, Call call, List<String> faults) {
    @Nullable String body = call.body();
    if (body == null || body.isEmpty()) {
      return;
    }
    String type = mediaType(call.contentType());
    if (operation.description().path("requestBody").path("content").path(type).isMissingNode()) {
      faults.add("a body of %s is not described".formatted(type));
      return;
    }
    faults.addAll(
        validate(operation.pointer() + "/requestBody/content/" + escaped(type) + "/schema", body));
  }

  private void bodyFaults(String pointer, JsonNode response, Reply reply, List<String> faults) {
    if (!response.has("content")) {
      if (!reply.body().isEmpty()) {
        faults.add("there is a body, and none is described");
      }
      return;
    }
    String type = mediaType(reply.header("Content-Type"));
    JsonNode content = response.path("content").path(type);
    if (content.isMissingNode()) {
      faults.add("a body of '%s' is not described".formatted(type));
      return;
    }
    String schema = pointer + "/content/%s/schema".formatted(escaped(type));
    for (String document : documents(type, reply.body())) {
      faults.addAll(validate(schema, document));
    }
    if (type.equals(PROBLEM)) {
      problemFaults(content, reply, faults);
    }
  }

  /// The names of the examples are the problems that it may be.
  private static void problemFaults(JsonNode content, Reply reply, List<String> faults) {
    JsonNode problem = tree(reply.body());
    String name = problem.path("type").asText().replace("urn:waymark:problem:", "");
    if (!content.path("examples").has(name)) {
      faults.add("the problem %s is not described".formatted(name));
    }
    if (problem.path("status").asInt() != reply.status()) {
      faults.add("the problem says another status");
    }
  }

  /// The JSON documents in a body; none in what is not JSON.
  private static List<String> documents(String type, String body) {
    if (type.endsWith("json")) {
      return List.of(body);
    }
    if (type.equals("text/event-stream")) {
      return body.lines()
          .filter(line -> line.startsWith("data:"))
          .map(line -> line.substring("data:".length()))
          .toList();
    }
    return List.of();
  }

  /// What is wrong with every example of a schema's property, by that property's own schema.
  List<String> exampleFaults() {
    List<String> faults = new ArrayList<>();
    root.path("components")
        .path("schemas")
        .properties()
        .forEach(schema ->
            schema
                .getValue()
                .path("properties")
                .properties()
                .forEach(property -> {
                  for (JsonNode example : property.getValue().path("examples")) {
                    faults.addAll(
                        validate(
                            "/components/schemas/%s/properties/%s"
                                .formatted(schema.getKey(), property.getKey()),
                            example.toString()));
                  }
                }));
    return faults;
  }

  /// The examples of the bodies of all requests.
  List<Call> exampleCalls() {
    List<Call> calls = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    method
                        .getValue()
                        .path("requestBody")
                        .path("content")
                        .properties()
                        .forEach(content -> {
                          for (JsonNode example : content.getValue().path("examples")) {
                            JsonNode value = example.path("value");
                            calls.add(
                                new Call(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey().replace("{id}", "ada"))
                                    .withBody(
                                        content.getKey(),
                                        value.isTextual() ? value.asText() : value.toString()));
                          }
                        })));
    return calls;
  }

  private List<String> validate(String pointer, String json) {
    JsonSchema schema =
        schemas.getSchema(
            SchemaLocation.of(ADDRESS + "#" + pointer),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    return schema.validate(json, InputFormat.JSON).stream()
        .map(message -> pointer + " " + message.getMessage())
        .collect(Collectors.toList());
  }

  private static String mediaType(String header) {
    return header.split(";", 2)[0].strip();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1").replace("+", "%2B");
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
