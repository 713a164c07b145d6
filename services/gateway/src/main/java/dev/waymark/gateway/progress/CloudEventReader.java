package dev.waymark.gateway.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.events.EventTypes;
import dev.waymark.events.StrictJson;
import dev.waymark.gateway.problem.Faults;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one CloudEvent 1.0 in JSON whose data is a progress event. Extension attributes pass
/// unread.
final class CloudEventReader {

  private static final int MAX_SOURCE_LENGTH = 1_024;

  private final EventReader events;

  CloudEventReader(EventReader events) {
    this.events = events;
  }

  /// Reads the event; it is good only if no fault was noted.
  ProgressEvent read(ObjectNode object, int index, String learnerId, Faults faults) {
    JsonFields fields = JsonFields.ofEvent(object, index, "", faults);
    expect(fields, "specversion", "1.0");
    expect(fields, "type", EventTypes.PROGRESS);
    EventReader.learnerId(fields, "subject", learnerId);
    checkSource(fields);
    checkContentType(fields);
    String id = fields.id("id");
    if (!fields.has("id")) {
      fields.fault("id", "is missing");
    }
    Instant time = fields.time("time", Instant.EPOCH, events.latest());
    JsonNode data = fields.get("data");
    if (fields.has("data_base64")) {
      if (data != null) {
        fields.fault("data_base64", "must not stand beside data");
      } else {
        data = decoded(fields);
      }
    }
    if (!(data instanceof ObjectNode event)) {
      fields.fault("data", "must be a progress event, as a JSON object");
      return ProgressEvent.getDefaultInstance();
    }
    return events.read(
        JsonFields.ofEvent(event, index, "data.", faults),
        new EventContext(learnerId, id, time),
        "");
  }

  /// JSON in UTF-8 in base64, as some senders write all data; null when absent or at fault.
  private static @Nullable JsonNode decoded(JsonFields fields) {
    String text = fields.text("data_base64");
    try {
      return text == null ? null : JsonDocuments.tree(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      fields.fault("data_base64", "is not base64");
    } catch (StrictJson.MalformedException e) {
      fields.fault("data_base64", e.clause());
    }
    return null;
  }

  private static void expect(JsonFields fields, String name, String value) {
    JsonNode given = fields.get(name);
    if (given == null || !value.equals(given.textValue())) {
      fields.fault(name, "must be " + value);
    }
  }

  private static void checkSource(JsonFields fields) {
    String source = fields.text("source");
    if (source == null || source.isBlank() || source.length() > MAX_SOURCE_LENGTH) {
      fields.fault(
          "source", "must be a URI reference of at most " + MAX_SOURCE_LENGTH + " characters");
    }
  }

  private static void checkContentType(JsonFields fields) {
    String type = fields.text("datacontenttype");
    if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      fields.fault("datacontenttype", "must be application/json, or be left out");
    }
  }
}
