package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeadersTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void aTraceGoesOnAsItCame() {
    Map<String, String> headers = Map.of("traceparent", PARENT, "tracestate", "vendor=1");
    assertThat(written(TraceHeaders.read(headers::get))).isEqualTo(headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-xyz",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        PARENT + "-more",
        PARENT + "," + PARENT,
        PARENT + "\r\nevil: 1"
      })
  void whatIsNoTraceDoesNotGoOn(String parent) {
    Map<String, String> headers = Map.of("traceparent", parent, "tracestate", "a=b");
    Context read = TraceHeaders.read(headers::get);
    assertThat(TraceHeaders.isTrace(read)).isFalse();
    assertThat(written(read)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nevil", "no pairs", "="})
  void aStateThatIsNoneDoesNotGoOn(String state) {
    Map<String, String> headers = Map.of("traceparent", PARENT, "tracestate", state);
    assertThat(written(TraceHeaders.read(headers::get))).isEqualTo(Map.of("traceparent", PARENT));
  }

  @Test
  void aLongStateDoesNotGoOn() {
    Map<String, String> headers =
        Map.of(
            "traceparent",
            PARENT,
            "tracestate",
            "a=" + "x".repeat(250) + ",b=" + "y".repeat(256) + ",c=" + "z");
    assertThat(headers.get("tracestate")).hasSizeGreaterThan(512);
    assertThat(written(TraceHeaders.read(headers::get))).isEqualTo(Map.of("traceparent", PARENT));
  }

  @Test
  void withoutATraceNothingIsWritten() {
    assertThat(written(TraceHeaders.read(name -> null))).isEmpty();
  }

  private static Map<String, String> written(Context context) {
    Map<String, String> headers = new HashMap<>();
    TraceHeaders.write(context, headers::put);
    return headers;
  }
}
