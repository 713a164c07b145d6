package dev.waymark.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The headers of a CloudEvent 1.0 in binary mode.
public final class CloudEventHeaders {
  public static final String CONTENT_TYPE = "content-type";

  /// What some senders write in place of {@link #CONTENT_TYPE}.
  static final String DATA_CONTENT_TYPE = "ce_datacontenttype";

  static final String VERSION = "ce_specversion";
  static final String ID = "ce_id";
  static final String SOURCE = "ce_source";
  static final String TYPE = "ce_type";
  static final String SUBJECT = "ce_subject";
  static final String PARTITION_KEY = "ce_partitionkey";
  static final String TIME = "ce_time";

  /// The headers that are read, in lower case.
  public static final Set<String> READ =
      Set.of(
          CONTENT_TYPE, DATA_CONTENT_TYPE, VERSION, ID, SOURCE, TYPE, SUBJECT, PARTITION_KEY, TIME);

  private CloudEventHeaders() {}

  /// The headers of an event with JSON data, in a fixed order.
  ///
  /// @param subject the learner's id
  /// @param time ISO 8601 with an offset
  public static Map<String, String> ofJson(
      String type, String id, String source, String subject, String time) {
    Map<String, String> headers = LinkedHashMap.newLinkedHashMap(7);
    headers.put(VERSION, "1.0");
    headers.put(ID, id);
    headers.put(SOURCE, source);
    headers.put(TYPE, type);
    headers.put(SUBJECT, subject);
    headers.put(TIME, time);
    headers.put(CONTENT_TYPE, "application/json");
    return headers;
  }
}
