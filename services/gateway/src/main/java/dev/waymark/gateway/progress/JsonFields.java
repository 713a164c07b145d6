package dev.waymark.gateway.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.events.Range;
import dev.waymark.events.Times;
import dev.waymark.gateway.problem.Faults;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the properties of one JSON object, noting every fault. A property that is null counts as
/// absent; one that nothing asked for is a fault, for it is most likely a misspelt one.
public final class JsonFields {

  private static final int MAX_UNKNOWN_LISTED = 20;

  private final ObjectNode object;
  private final @Nullable Integer index;
  private final String prefix;
  private final Faults faults;
  private final Set<String> known = new HashSet<>();

  private JsonFields(ObjectNode object, @Nullable Integer index, String prefix, Faults faults) {
    this.object = object;
    this.index = index;
    this.prefix = prefix;
    this.faults = faults;
  }

  /// The properties of a whole document.
  public static JsonFields of(ObjectNode object, Faults faults) {
    return new JsonFields(object, null, "", faults);
  }

  /// The properties of an object within a document, which stand below `prefix`.
  public static JsonFields below(ObjectNode object, String prefix, Faults faults) {
    return new JsonFields(object, null, prefix, faults);
  }

  /// The properties of the event at `index`, which stand below `prefix`.
  public static JsonFields ofEvent(ObjectNode object, int index, String prefix, Faults faults) {
    return new JsonFields(object, index, prefix, faults);
  }

  /// Whether the property is there.
  public boolean has(String name) {
    return get(name) != null;
  }

  /// Notes that a property is wrong.
  public void fault(String name, String reason) {
    faults.add(index, prefix + name, reason);
  }

  /// The raw property; null when absent.
  public @Nullable JsonNode get(String name) {
    known.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  /// Text; null when absent or at fault.
  public @Nullable String text(String name) {
    JsonNode node = get(name);
    if (node != null && !node.isTextual()) {
      fault(name, "must be a string");
      return null;
    }
    return node == null ? null : node.textValue();
  }

  /// An identifier; null when absent or at fault.
  public @Nullable String id(String name) {
    String text = text(name);
    String fault = text == null ? null : Identifiers.faultIn(text);
    if (fault != null) {
      fault(name, fault);
      return null;
    }
    return text;
  }

  /// A point in time within the given bounds, both inclusive; null when absent or at fault.
  public @Nullable Instant time(String name, Instant earliest, Instant latest) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      Instant time = Times.parse(text);
      if (!time.isBefore(earliest) && !time.isAfter(latest)) {
        return time;
      }
      fault(name, "must be between " + earliest + " and " + latest);
    } catch (DateTimeException e) {
      fault(name, "must be a date and time with an offset, such as 2026-11-22T10:00:00Z");
    }
    return null;
  }

  /// A number of the range; null when absent or at fault.
  public @Nullable Double number(String name, Range range) {
    JsonNode node = get(name);
    if (node == null) {
      return null;
    }
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (range.contains(value)) {
      return value;
    }
    fault(name, "must be " + number(range));
    return null;
  }

  /// A whole number of the range; null when absent or at fault.
  public @Nullable Integer wholeNumber(String name, Range range) {
    JsonNode node = get(name);
    if (node == null) {
      return null;
    }
    if (node.isNumber()
        && node.doubleValue() == Math.rint(node.doubleValue())
        && range.contains(node.doubleValue())) {
      return node.intValue();
    }
    fault(name, "must be " + wholeNumber(range));
    return null;
  }

  /// A truth value; null when absent or at fault.
  public @Nullable Boolean flag(String name) {
    JsonNode node = get(name);
    if (node != null && !node.isBoolean()) {
      fault(name, "must be true or false");
      return null;
    }
    return node == null ? null : node.booleanValue();
  }

  /// The properties of a nested object; null when absent or at fault.
  public @Nullable JsonFields object(String name) {
    JsonNode node = get(name);
    if (node == null) {
      return null;
    }
    if (node instanceof ObjectNode nested) {
      return new JsonFields(nested, index, prefix + name + ".", faults);
    }
    fault(name, "must be an object");
    return null;
  }

  /// The elements of an array; empty when absent or at fault.
  public List<JsonNode> elements(String name, int most) {
    JsonNode node = get(name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray() || node.size() > most) {
      fault(name, "must be an array of at most " + most);
      return List.of();
    }
    var elements = new ArrayList<JsonNode>(node.size());
    node.forEach(elements::add);
    return elements;
  }

  /// Notes each property that nothing asked for.
  public void refuseUnknown() {
    object.properties().stream()
        .map(java.util.Map.Entry::getKey)
        .filter(name -> !known.contains(name))
        .limit(MAX_UNKNOWN_LISTED)
        .forEach(name -> fault(shortened(name), "is not a known property"));
  }

  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "…";
  }

  static String number(Range range) {
    return "a number from " + range.least() + " to " + range.most();
  }

  static String wholeNumber(Range range) {
    return "a whole number from " + range.least() + " to " + range.most();
  }
}
