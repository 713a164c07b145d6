package dev.waymark.recommender.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The W3C trace context of a record, carried on to what the record leads to.
///
/// @param parent the header `traceparent`
/// @param state the header `tracestate`; null when there is none
public record TraceContext(String parent, @Nullable String state) {
  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  /// The headers that carry it.
  static final Set<String> NAMES = Set.of(PARENT, STATE);

  private static final Pattern PARENT_FORM =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern STATE_FORM = Pattern.compile("[\\x20-\\x7e]{1,512}");

  /// The context in the headers of a record; null when there is none, or none that is well formed.
  public static @Nullable TraceContext of(Headers headers) {
    @Nullable String parent = text(headers, PARENT, PARENT_FORM);
    return parent == null ? null : new TraceContext(parent, text(headers, STATE, STATE_FORM));
  }

  public void put(Headers headers) {
    HeaderTexts.put(headers, PARENT, parent);
    if (state != null) {
      HeaderTexts.put(headers, STATE, state);
    }
  }

  private static @Nullable String text(Headers headers, String name, Pattern form) {
    @Nullable Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return null;
    }
    String text = new String(header.value(), StandardCharsets.UTF_8);
    return form.matcher(text).matches() ? text : null;
  }
}
