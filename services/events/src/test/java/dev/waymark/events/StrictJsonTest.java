package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.events.fixture.SampleRecords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {
  private static final StrictJson STRICT = new StrictJson(4_096);
  private static final String REST =
      "\"learnerId\":\"ada\",\"occurredAt\":\"2026-11-22T10:00:00Z\",\"topicId\":\"t\",\"practised\":{\"correct\":true}";

  static List<String> loose() {
    return List.of(
        "{/* a comment */" + REST + "}",
        "{" + REST + "} // a comment",
        "# a comment\n{" + REST + "}",
        "{'eventId':'e1'," + REST + "}",
        "{eventId:\"e1\"," + REST + "}",
        "{\"topicId\":\"other\"," + REST + "}",
        "{" + REST.replace("true", "true,\"correct\":false") + "}",
        "{" + REST + "}{}",
        "{" + REST + "} 1",
        "{" + REST + "}]",
        "{" + REST + ",}",
        "{" + REST + ";\"x\":1}",
        "{\"x\"=1," + REST + "}",
        "{\"x\":01," + REST + "}",
        "{\"x\":+1," + REST + "}",
        "{\"x\":.5," + REST + "}",
        "{\"x\":0x1F," + REST + "}",
        "{\"x\":NaN," + REST + "}",
        "{\"x\":TRUE," + REST + "}",
        "{\"x\":\"a\tb\"," + REST + "}",
        "{\"x\":\"\\q\"," + REST + "}",
        "{\"x\":[1,,2]," + REST + "}",
        ")]}'\n{" + REST + "}",
        "{" + REST,
        "{\"x\":" + "[".repeat(40) + "]".repeat(40) + "," + REST + "}",
        "",
        "  ");
  }

  @ParameterizedTest
  @MethodSource("loose")
  void whatIsNotJsonIsReadByNoDoor(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> STRICT.checked(ByteBuffer.wrap(bytes)))
        .isInstanceOf(StrictJson.MalformedException.class);
    assertThat(read(bytes, SampleRecords.headers(EventTypes.PROGRESS, "application/json")))
        .isInstanceOfSatisfying(
            LogEvent.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(DeadLetterReason.UNDECODABLE));
    String structured =
        "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/s\",\"type\":\"dev.waymark.progress.v1\",\"data\":"
            + json
            + "}";
    assertThat(
            read(
                structured.getBytes(StandardCharsets.UTF_8),
                Map.of("content-type", "application/cloudevents+json")))
        .isInstanceOf(LogEvent.Refused.class);
  }

  @Test
  void onlyUtf8IsRead() {
    byte[] good = ("{" + REST + "}").getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> STRICT.tree(good)).isInstanceOf(StrictJson.MalformedException.class);
    assertThatThrownBy(() -> STRICT.tree(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}))
        .isInstanceOf(StrictJson.MalformedException.class)
        .hasMessage("is not valid JSON in UTF-8");
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws StrictJson.MalformedException {
    byte[] marked = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(STRICT.checked(ByteBuffer.wrap(marked))).isEqualTo("{\"a\":1}");
  }

  @Test
  void aScalarIsADocumentAndNothingIsNone() throws StrictJson.MalformedException {
    assertThat(STRICT.checked(ByteBuffer.wrap(new byte[] {'1', ' '}))).isEqualTo("1 ");
    assertThat(STRICT.tree(new byte[0])).isNull();
  }

  @Test
  void anEarlierVersionOfCloudEventsIsNotTakenForThisOne() {
    String event =
        "{\"specversion\":\"0.3\",\"id\":\"e1\",\"source\":\"/s\",\"type\":\"dev.waymark.progress.v1\",\"data\":{%s}}"
            .formatted(REST);
    assertThat(
            read(
                event.getBytes(StandardCharsets.UTF_8),
                Map.of("content-type", "application/cloudevents+json")))
        .isEqualTo(
            new LogEvent.Refused(DeadLetterReason.NOT_CLOUDEVENT, "specversion is not 1.0."));
  }

  @Test
  void anAttributeThatIsThereTwiceIsNoGuess() {
    byte[] value = ("{" + REST + "}").getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = SampleRecords.headers(EventTypes.PROGRESS, "application/json");
    LogEvent read =
        new LogReader(LogReader.MAX_VALUE_BYTES)
            .read(
                visitor -> {
                  headers.forEach((name, text) -> visitor.header(name, bytes(text)));
                  visitor.header("CE_TYPE", bytes(EventTypes.LEARNER_ERASED));
                },
                value,
                SampleRecords.STORED);
    assertThat(read)
        .isEqualTo(
            new LogEvent.Refused(
                DeadLetterReason.NOT_CLOUDEVENT, "The header ce_type is there twice."));
  }

  private static LogEvent read(byte[] value, Map<String, String> headers) {
    return new LogReader(LogReader.MAX_VALUE_BYTES)
        .read(
            visitor -> headers.forEach((name, text) -> visitor.header(name, bytes(text))),
            value,
            SampleRecords.STORED);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
