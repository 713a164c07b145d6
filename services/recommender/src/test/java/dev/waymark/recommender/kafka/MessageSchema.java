package dev.waymark.recommender.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Compares the JSON Schema of a message with its protobuf descriptor, and of each message in it.
final class MessageSchema {
  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonNode schemas;
  private final Set<String> seen = new HashSet<>();
  private final List<String> differences = new ArrayList<>();

  /// @param schemas the schemas by name
  MessageSchema(JsonNode schemas) {
    this.schemas = schemas;
  }

  /// A sentence for each difference found so far.
  List<String> differences() {
    return differences;
  }

  /// The names of the messages compared.
  Set<String> seen() {
    return seen;
  }

  void compare(Descriptor message) {
    if (!seen.add(message.getName())) {
      return;
    }
    JsonNode schema = schemas.path(message.getName());
    Map<String, FieldDescriptor> fields = new TreeMap<>();
    message.getFields().forEach(field -> fields.put(field.getJsonName(), field));
    Set<String> described = names(schema.path("properties"));
    expect(message.getName() + " has the properties", fields.keySet(), described);
    fields.forEach((name, field) -> {
      JsonNode property = schema.path("properties").path(name);
      String where = message.getName() + "." + name;
      if (field.isMapField()) {
        expect(where, "object", property.path("type").asText());
        one(
            where,
            field.getMessageType().findFieldByName("value"),
            property.path("additionalProperties"));
      } else if (field.isRepeated()) {
        expect(where, "array", property.path("type").asText());
        one(where, field, property.path("items"));
      } else {
        one(where, field, property);
      }
    });
    for (OneofDescriptor choice : message.getRealOneofs()) {
      expect(
          message.getName() + " has exactly one of",
          choice.getFields().stream().map(FieldDescriptor::getJsonName).toList(),
          StreamSupport.stream(schema.path("oneOf").spliterator(), false)
              .map(it -> it.path("required").path(0).asText())
              .toList());
    }
  }

  private void one(String where, FieldDescriptor field, JsonNode schema) {
    switch (field.getJavaType()) {
      case STRING -> expect(where, "string", kind(schema));
      case BOOLEAN -> expect(where, "boolean", kind(schema));
      case DOUBLE, FLOAT -> expect(where, "number", kind(schema));
      case INT -> expect(where, "integer int32", kind(schema));
      case LONG -> expect(where, "string int64", kind(schema));
      case ENUM ->
          expect(
              where,
              field.getEnumType().getValues().stream()
                  .map(EnumValueDescriptor::getName)
                  .filter(name -> !name.endsWith("_UNSPECIFIED"))
                  .toList(),
              texts(schema.path("enum")));
      case MESSAGE -> {
        if (field.getMessageType().equals(Timestamp.getDescriptor())) {
          expect(where, "string date-time", kind(schema));
        } else {
          expect(where, SCHEMAS + field.getMessageType().getName(), schema.path("$ref").asText());
          compare(field.getMessageType());
        }
      }
      case BYTE_STRING -> differences.add(where + " has a type that no message uses yet");
    }
  }

  private static String kind(JsonNode schema) {
    return (schema.path("type").asText() + " " + schema.path("format").asText()).strip();
  }

  private void expect(String where, Object expected, Object described) {
    if (!expected.equals(described)) {
      differences.add("%s: %s, described as %s".formatted(where, expected, described));
    }
  }

  static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
