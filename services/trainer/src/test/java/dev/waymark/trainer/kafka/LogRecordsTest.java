package dev.waymark.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.waymark.cli.ProgressTopic;
import dev.waymark.events.LogEvent;
import dev.waymark.events.LogReader;
import dev.waymark.events.PartitionHistory;
import dev.waymark.events.fixture.RecordFuzz;
import dev.waymark.events.fixture.SampleRecord;
import dev.waymark.events.fixture.SampleRecords;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The trainer learns from the records that the recommender counts, whose decoder is held to the
/// same samples.
class LogRecordsTest {
  private static final int ROUNDS = 30_000;

  private final LogRecords records =
      new LogRecords(PartitionHistory.of("log", 1), Optional.empty());

  /// What was handed over, one text for each record.
  private static final class Handed implements LogSource.Reader {
    private final List<ProgressEvent> events = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();

    @Override
    public void progress(ProgressEvent event) {
      events.add(event);
    }

    @Override
    public void profileUpdated(String learnerId, String eventId) {
      rest.add("profile of " + learnerId + ": " + eventId);
    }

    @Override
    public void erased(String learnerId) {
      rest.add("erased " + learnerId);
    }

    @Override
    public void passedOver() {
      rest.add("passed over");
    }
  }

  private Handed hand(SampleRecord sample) {
    RecordHeaders headers = new RecordHeaders();
    sample.forEach(headers::add);
    Handed handed = new Handed();
    records.hand(
        new ConsumerRecord<>(
            ProgressTopic.TOPIC,
            0,
            0,
            SampleRecords.STORED.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            sample.keyBytes(),
            sample.valueBytes(),
            headers,
            Optional.empty()),
        handed);
    return handed;
  }

  static List<SampleRecord> everyForm() {
    return SampleRecords.everyForm(SampleRecords.EVENT);
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void everyFormOfAnEventIsLearnedFrom(SampleRecord record) {
    assertThat(hand(record).events).containsExactly(SampleRecords.EVENT);
  }

  @Test
  void profilesAndErasuresNameTheirLearner() {
    assertThat(hand(SampleRecords.profileUpdated("e2", "ada")).rest)
        .containsExactly("profile of ada: e2");
    assertThat(hand(SampleRecords.erased("e3", "ada")).rest).containsExactly("erased ada");
  }

  @Test
  void aRecordUnderAnotherKeyIsPassedOver() {
    SampleRecord good = everyForm().getFirst();
    for (@Nullable ByteString key : Arrays.asList(ByteString.copyFromUtf8("bob"), null)) {
      assertThat(hand(new SampleRecord("misrouted", key, good.headers(), good.value())).rest)
          .containsExactly("passed over");
    }
  }

  @Test
  void whateverTheBytesAreWhatCanBeReadIsLearnedFrom() {
    RecordFuzz fuzz = new RecordFuzz(7);
    LogReader reader = new LogReader(LogReader.MAX_VALUE_BYTES);
    for (int round = 0; round < ROUNDS; round++) {
      SampleRecord record = fuzz.next();
      LogEvent read = reader.read(record, record.valueBytes(), SampleRecords.STORED);
      boolean counts =
          read instanceof LogEvent.OfLearner event
              && ByteString.copyFromUtf8(event.learnerId()).equals(record.key());
      Handed handed = hand(record);
      assertThat(handed.rest.contains("passed over")).as(record.name()).isEqualTo(!counts);
      assertThat(handed.events.size() + handed.rest.size()).as(record.name()).isEqualTo(1);
    }
  }
}
