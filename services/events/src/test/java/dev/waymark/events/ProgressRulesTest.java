package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.engine.learner.Activity;
import dev.waymark.events.engine.EngineEvents;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressRulesTest {
  private static final String IDS = "\"eventId\":\"e\",\"learnerId\":\"ada\"";
  private static final String TIME = ",\"occurredAt\":\"2026-01-01T00:00:00Z\"";

  private static ProgressEvent event(String properties) throws InvalidProtocolBufferException {
    ProgressEvent.Builder event = ProgressEvent.newBuilder();
    JsonFormat.parser().merge("{" + properties + "}", event);
    return event.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|eventId is missing",
        "\"eventId\":\"e\"|learnerId is missing",
        "\"eventId\":\"e\",\"learnerId\":\" \"|learnerId is missing",
        "\"eventId\":\"e\",\"learnerId\":\"a\\nb\"|learnerId has a control character",
        "\"eventId\":\"e\",\"learnerId\":\"\\ufffd\"|learnerId is not valid Unicode",
        "\"eventId\":\"e\",\"learnerId\":\"ada\"|occurredAt is missing",
      })
  void idsAndATimeAreNeeded(@Nullable String properties, String problem)
      throws InvalidProtocolBufferException {
    assertThat(ProgressRules.problem(event(properties == null ? "" : properties)))
        .hasValue(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"reset\":{}|Neither topicId nor resourceId is set",
        "\"topicId\":\"a\\u0000b\",\"reset\":{}|topicId has a control character",
        "\"topicId\":\"t\"|The event has none of the kinds that are known",
        "\"topicId\":\"t\",\"practised\":{}|practised.correct is missing",
        "\"topicId\":\"t\",\"assessed\":{}|assessed.score is missing",
        "\"topicId\":\"t\",\"assessed\":{\"score\":1.01}|assessed.score is not within 0 and 1",
        "\"topicId\":\"t\",\"assessed\":{\"score\":\"NaN\"}|assessed.score is not within 0 and 1",
        "\"topicId\":\"t\",\"completed\":{\"minutes\":-1}|completed.minutes is not within 0 and 100000",
        "\"topicId\":\"t\",\"practised\":{\"itemId\":\"\\t\",\"correct\":true}|practised.itemId is missing",
        "\"topicId\":\"t\",\"selfAssessed\":{}|selfAssessed.level is not one of UNKNOWN, FAMILIAR, KNOWN",
        "\"topicId\":\"t\",\"rated\":{\"stars\":3}|A rating needs resourceId",
        "\"resourceId\":\"r\",\"rated\":{\"stars\":6}|rated.stars is not within 1 and 5",
      })
  void aBrokenRuleSaysWhich(String properties, String problem)
      throws InvalidProtocolBufferException {
    assertThat(ProgressRules.problem(event(IDS + TIME + "," + properties))).hasValue(problem);
  }

  @Test
  void everyKindThatKeepsTheRulesHasItsActivity() throws InvalidProtocolBufferException {
    Set<Class<?>> seen = new HashSet<>();
    for (String kind :
        List.of(
            "\"started\":{}",
            "\"completed\":{}",
            "\"completed\":{\"minutes\":100000}",
            "\"practised\":{\"itemId\":\"q\",\"correct\":true}",
            "\"assessed\":{\"score\":0}",
            "\"assessed\":{\"score\":1}",
            "\"selfAssessed\":{\"level\":\"KNOWN\"}",
            "\"dismissed\":{}",
            "\"dismissed\":{\"until\":\"9999-12-31T23:59:59Z\"}",
            "\"rated\":{\"stars\":1}",
            "\"rated\":{\"stars\":5}",
            "\"reset\":{}")) {
      ProgressEvent event = event(IDS + TIME + ",\"resourceId\":\"r\"," + kind);
      assertThat(ProgressRules.problem(event)).as(kind).isEmpty();
      seen.add(EngineEvents.of(event).activity().getClass());
    }
    assertThat(seen).containsExactlyInAnyOrder(Activity.class.getPermittedSubclasses());
  }

  @Test
  void anIdHas128CharactersAtTheMost() {
    assertThat(Ids.fault("😀".repeat(128))).isEmpty();
    assertThat(Ids.fault("😀".repeat(129))).hasValue(Ids.Fault.TOO_LONG);
    assertThat(Ids.fault("a\ud800")).hasValue(Ids.Fault.NOT_UNICODE);
    assertThat(Ids.fault("a\u0085")).hasValue(Ids.Fault.CONTROL_CHARACTER);
  }
}
