package dev.waymark.gateway.http;

import dev.waymark.events.ProfileRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Gives every id, choice and language in the API's description its range, wherever it is. Ids in
/// bodies and answers are named `…Id` or, in arrays, `…Ids`; others are listed here.
final class SharedSchemas {

  private static final int MAX_LENGTH = 128;

  private static final Set<String> IN_PATHS = Set.of("id", "topicId");
  private static final Set<String> IN_QUERIES = Set.of("roadmap", "itemId", "after");
  private static final Set<String> LISTS =
      Set.of("assumeMastered", "exclude", "goalsGone", "criticalPath", "leftOut");

  private SharedSchemas() {}

  static void describe(OpenAPI openApi) {
    openApi.getComponents().getSchemas().values().stream()
        .map(Schema::getProperties)
        .filter(properties -> properties != null)
        .flatMap(properties -> properties.entrySet().stream())
        .forEach(SharedSchemas::describe);
    openApi.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream())
        .forEach(SharedSchemas::describe);
  }

  private static void describe(Map.Entry<String, Schema> property) {
    String name = property.getKey();
    Schema schema = property.getValue();
    if (name.endsWith("Id") && schema.getRef() == null) {
      bound(schema);
    } else if (name.endsWith("Ids") || LISTS.contains(name)) {
      bound(schema.getItems());
    } else {
      limit(name, schema.getItems());
    }
  }

  private static void describe(Operation operation) {
    if (operation.getParameters() == null) {
      return;
    }
    operation
        .getParameters()
        .forEach(parameter -> {
          if (IN_PATHS.contains(parameter.getName()) || IN_QUERIES.contains(parameter.getName())) {
            bound(parameter.getSchema());
          } else if (LISTS.contains(parameter.getName())) {
            bound(parameter.getSchema().getItems());
          } else {
            limit(parameter.getName(), parameter.getSchema().getItems());
          }
        });
  }

  /// Says what may stand in a list of that name.
  private static void limit(String name, @Nullable Schema item) {
    if (item == null) {
      return;
    }
    switch (name) {
      case "access" -> item.setEnumeration(sorted(PreferenceValues.ACCESS));
      case "resourceTypes" -> item.setEnumeration(sorted(PreferenceValues.RESOURCE_TYPES));
      case "languages" -> item.setPattern("^" + ProfileRules.LANGUAGE.pattern() + "$");
      default -> {
        // Any.
      }
    }
  }

  private static List<Object> sorted(Set<String> values) {
    return List.copyOf(new TreeSet<>(values));
  }

  private static void bound(@Nullable Schema id) {
    if (id != null) {
      if (id.getMinLength() == null) {
        id.setMinLength(1);
      }
      id.setMaxLength(MAX_LENGTH);
    }
  }
}
