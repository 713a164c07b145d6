package dev.waymark.gateway.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.events.Ids;
import dev.waymark.gateway.problem.FieldError;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressReaderTest {

  private final ProgressReader reader = ReaderAt.noon();

  @Test
  void anEventIsReadAsItStands() {
    ProgressEvent event =
        only(
            """
            {"eventId":"e-1","learnerId":"ada","occurredAt":"2026-11-22T11:00:00+01:00","topicId":"t",
             "practised":{"itemId":"q-17","correct":true}}\
            """);
    assertThat(event.getEventId()).isEqualTo("e-1");
    assertThat(event.getLearnerId()).isEqualTo("ada");
    assertThat(event.getOccurredAt().getSeconds()).isEqualTo(1_795_341_600L);
    assertThat(event.getTopicId()).isEqualTo("t");
    assertThat(event.getPractised().getItemId()).isEqualTo("q-17");
    assertThat(event.getPractised().getCorrect()).isTrue();
  }

  @Test
  void whatIsLeftOutIsFilledIn() {
    ProgressEvent event = only("{\"topicId\":\"t\",\"started\":{}}");
    assertThat(UUID.fromString(event.getEventId())).isNotNull();
    assertThat(event.getLearnerId()).isEqualTo("ada");
    assertThat(event.getOccurredAt().getSeconds()).isEqualTo(ReaderAt.NOON.getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"started\":{}",
        "\"completed\":{}",
        "\"completed\":{\"minutes\":12.5}",
        "\"practised\":{\"correct\":false}",
        "\"assessed\":{\"score\":0}",
        "\"assessed\":{\"score\":1.0}",
        "\"selfAssessed\":{\"level\":\"FAMILIAR\"}",
        "\"dismissed\":{}",
        "\"dismissed\":{\"until\":\"2031-01-01T00:00:00Z\"}",
        "\"rated\":{\"stars\":5}",
        "\"reset\":{}",
        "\"reset\":{},\"started\":null"
      })
  void everyKindIsUnderstood(String kind) {
    assertThat(only("{\"topicId\":\"t\",\"resourceId\":\"r\"," + kind + "}").getKindCase())
        .isNotEqualTo(ProgressEvent.KindCase.KIND_NOT_SET);
  }

  @Test
  void everyKindOfTheContractIsKnown() {
    for (var kind : ProgressEvent.getDescriptor().getOneofs().getFirst().getFields()) {
      Problem problem =
          refusal("{\"resourceId\":\"r\",\"%s\":7}".formatted(kind.getJsonName()), BodyForm.EVENTS);
      assertThat(problem.errors())
          .containsExactly(new FieldError(0, kind.getJsonName(), "must be an object"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"topicId\":\"t\"|kind",
        "\"topicId\":\"t\",\"started\":{},\"reset\":{}|reset",
        "\"started\":{}|topicId",
        "\"topicId\":\"t\",\"rated\":{\"stars\":3}|resourceId",
        "\"topicId\":\"t\",\"assessed\":{\"score\":1.01}|assessed.score",
        "\"topicId\":\"t\",\"assessed\":{\"score\":-0.1}|assessed.score",
        "\"topicId\":\"t\",\"assessed\":{\"score\":\"1\"}|assessed.score",
        "\"topicId\":\"t\",\"assessed\":{}|assessed.score",
        "\"topicId\":\"t\",\"completed\":{\"minutes\":1e9}|completed.minutes",
        "\"topicId\":\"t\",\"practised\":{}|practised.correct",
        "\"topicId\":\"t\",\"practised\":{\"correct\":1}|practised.correct",
        "\"topicId\":\"t\",\"practised\":true|practised",
        "\"topicId\":\"t\",\"selfAssessed\":{\"level\":\"LEVEL_UNSPECIFIED\"}|selfAssessed.level",
        "\"resourceId\":\"r\",\"rated\":{\"stars\":6}|rated.stars",
        "\"resourceId\":\"r\",\"rated\":{\"stars\":2.5}|rated.stars",
        "\"topicId\":\"t\",\"started\":{\"at\":1}|started.at",
        "\"topicId\":\"t\",\"started\":{},\"topicID\":\"t\"|topicID",
        "\"topicId\":\"\",\"started\":{}|topicId",
        "\"topicId\":\"a\\u0000b\",\"started\":{}|topicId",
        "\"topicId\":\"\\ud800\",\"started\":{}|topicId",
        "\"topicId\":7,\"started\":{}|topicId",
        "\"topicId\":\"t\",\"started\":{},\"learnerId\":\"bob\"|learnerId",
        "\"topicId\":\"t\",\"started\":{},\"occurredAt\":\"2026-11-22T12:05:01Z\"|occurredAt",
        "\"topicId\":\"t\",\"started\":{},\"occurredAt\":\"2026-11-22\"|occurredAt",
        "\"topicId\":\"t\",\"started\":{},\"occurredAt\":\"+999999999-01-01T00:00:00Z\"|occurredAt",
        "\"topicId\":\"t\",\"dismissed\":{\"until\":\"soon\"}|dismissed.until"
      })
  void aFaultIsNamedByItsField(String properties, String field) {
    Problem problem = refusal("{" + properties + "}", BodyForm.EVENTS);
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.errors()).extracting(FieldError::field).containsExactly(field);
    assertThat(problem.errors()).extracting(FieldError::index).containsExactly(0);
  }

  @Test
  void everyBadEventOfABatchIsListed() {
    Problem problem =
        refusal(
            "[{\"topicId\":\"t\",\"started\":{}},{\"topicId\":\"t\"},7,{\"topicId\":\"t\",\"assessed\":{\"score\":2}}]",
            BodyForm.EVENTS);
    assertThat(problem.errors()).extracting(FieldError::index).containsExactly(1, 2, 3);
  }

  @Test
  void anIdMayHaveAsManyCharactersAsStated() {
    String longest = "😀".repeat(Ids.MAX_CHARACTERS);
    assertThat(only("{\"topicId\":\"" + longest + "\",\"started\":{}}").getTopicId())
        .isEqualTo(longest);
    assertThat(
            refusal("{\"topicId\":\"" + longest + "x\",\"started\":{}}", BodyForm.EVENTS).errors())
        .extracting(FieldError::field)
        .containsExactly("topicId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "nul",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "{'a':1}",
        "[1,]",
        "{\"a\":NaN}"
      })
  void whatIsNotJsonIsRefused(String body) {
    assertThat(refusal(body, BodyForm.EVENTS).type()).isEqualTo(ProblemType.MALFORMED_JSON);
  }

  @Test
  void deepNestingAndLongStringsAreRefused() {
    assertThat(refusal("[".repeat(100_000), BodyForm.EVENTS).type())
        .isEqualTo(ProblemType.MALFORMED_JSON);
    assertThat(refusal("\"" + "x".repeat(100_000) + "\"", BodyForm.EVENTS).type())
        .isEqualTo(ProblemType.MALFORMED_JSON);
    assertThat(refusal("9".repeat(100_000), BodyForm.EVENTS).type())
        .isEqualTo(ProblemType.MALFORMED_JSON);
  }

  @Test
  void moreEventsThanStatedAreTooLarge() {
    assertThat(reader.read("ada", bytes(events(500)), BodyForm.EVENTS)).hasSize(500);
    assertThat(refusal(events(501), BodyForm.EVENTS).type())
        .isEqualTo(ProblemType.REQUEST_TOO_LARGE);
    assertThat(refusal("[]", BodyForm.EVENTS).type()).isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void aCloudEventLendsItsIdAndTime() {
    ProgressEvent event =
        reader
            .read(
                "ada",
                bytes(
                    """
                    {"specversion":"1.0","id":"c-1","source":"/quiz","type":"dev.waymark.progress.v1","subject":"ada",
                     "time":"2026-11-22T09:00:00Z","traceparent":"ignored","datacontenttype":"application/json",
                     "data":{"topicId":"t","started":{}}}\
                    """),
                BodyForm.CLOUD_EVENT)
            .getFirst();
    assertThat(event.getEventId()).isEqualTo("c-1");
    assertThat(event.getOccurredAt().getSeconds())
        .isEqualTo(ReaderAt.NOON.minusSeconds(3 * 3600).getEpochSecond());
  }

  @Test
  void aCloudEventMayHaveItsDataInBase64() {
    String data =
        Base64.getEncoder()
            .encodeToString(bytes("{\"topicId\":\"t\",\"practised\":{\"correct\":false}}"));
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/x\",\"type\":\"dev.waymark.progress.v1\",\"data_base64\":\"%s\"}";
    ProgressEvent read =
        reader.read("ada", bytes(event.formatted(data)), BodyForm.CLOUD_EVENT).getFirst();
    assertThat(read.getEventId()).isEqualTo("e");
    assertThat(read.getPractised().hasCorrect()).isTrue();
    assertThat(refusal(event.formatted("%%%"), BodyForm.CLOUD_EVENT).errors())
        .extracting(FieldError::field)
        .contains("data_base64");
  }

  @Test
  void aCloudEventIsCheckedInEveryPart() {
    Problem problem =
        refusal(
            """
            [{"specversion":"0.3","id":"","type":"other","subject":"bob","time":"2036-01-01T00:00:00Z",
              "datacontenttype":"text/xml","data_base64":"AA==","data":{"eventId":"x","assessed":{"score":3}}}]\
            """,
            BodyForm.CLOUD_EVENT_BATCH);
    assertThat(problem.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "data_base64",
            "data.assessed.score",
            "data.topicId");
  }

  private ProgressEvent only(String body) {
    List<ProgressEvent> events = reader.read("ada", bytes(body), BodyForm.EVENTS);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private Problem refusal(String body, BodyForm form) {
    return catchThrowableOfType(ProblemException.class, () -> reader.read("ada", bytes(body), form))
        .problem();
  }

  private static String events(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"topicId\":\"t" + i + "\",\"started\":{}}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(UTF_8);
  }
}
