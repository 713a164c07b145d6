package dev.waymark.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Documents of YAML as maps and lists.
final class Yaml {

  private Yaml() {}

  /// The documents of a text that are no empty ones.
  static List<Map<String, Object>> documents(String text) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Load(settings()).loadAllFromString(text)) {
      if (document != null) {
        documents.add(map(document));
      }
    }
    return documents;
  }

  /// The one document of a text.
  static Map<String, Object> document(String text) {
    return map(new Load(settings()).loadFromString(text));
  }

  private static LoadSettings settings() {
    return LoadSettings.builder()
        .setAllowDuplicateKeys(false)
        .setMaxAliasesForCollections(200)
        .build();
  }

  static String text(Object value) {
    return new Dump(DumpSettings.builder().build()).dumpToString(value);
  }

  @SuppressWarnings("unchecked") // YAML's maps have texts as keys here.
  static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // A list of YAML.
  static List<Object> list(@Nullable Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }

  static List<Map<String, Object>> maps(@Nullable Object value) {
    return list(value).stream().map(Yaml::map).toList();
  }

  /// What stands at a path such as `spec.template.metadata`; null when nothing does.
  static @Nullable Object at(@Nullable Object value, String path) {
    @Nullable Object here = value;
    for (String name : path.split("\\.", -1)) {
      if (!(here instanceof Map<?, ?> map)) {
        return null;
      }
      here = map.get(name);
    }
    return here;
  }

  static String textAt(@Nullable Object value, String path) {
    return String.valueOf(at(value, path));
  }

  /// Both as one, the second counting where they differ; lists count whole.
  static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> over) {
    Map<String, Object> result = new LinkedHashMap<>(base);
    over.forEach((key, value) ->
        result.merge(
            key,
            value,
            (old, fresh) ->
                old instanceof Map && fresh instanceof Map ? merged(map(old), map(fresh)) : fresh));
    return result;
  }
}
