package dev.waymark.recommender.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.events.DeadLetterReason;
import dev.waymark.events.LogEvent;
import dev.waymark.events.LogKeys;
import dev.waymark.events.LogReader;
import dev.waymark.events.PartitionHistory;
import dev.waymark.events.engine.EngineEvents;
import dev.waymark.events.fixture.RecordFuzz;
import dev.waymark.events.fixture.SampleRecord;
import dev.waymark.events.fixture.SampleRecords;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.ingest.Batch;
import dev.waymark.recommender.ingest.Decisions.Advance;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.ingest.LogRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordDecoderTest {
  private static final int ROUNDS = 30_000;
  private static final PrerequisiteGraph GRAPH =
      ((GraphResult.Built) PrerequisiteGraph.build("1", SmallCurriculum.FIRST)).graph();

  private final RecordDecoder decoder =
      new RecordDecoder(RecordFuzz.MAX_BYTES, Optional.empty(), PartitionHistory.of("log", 1));

  private Entry decode(SampleRecord record) {
    return decoder.decode(LogRecords.record(record));
  }

  static List<SampleRecord> everyForm() {
    return SampleRecords.everyForm(SampleRecords.EVENT);
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void everyFormOfAnEventIsTheSameEntry(SampleRecord record) {
    assertThat(decode(record)).isEqualTo(new Entry.Progress(EngineEvents.of(SampleRecords.EVENT)));
  }

  @Test
  void profilesAndErasuresAreEntries() {
    assertThat(decode(SampleRecords.profileUpdated("e2", "ada")))
        .isInstanceOfSatisfying(
            Entry.ProfileUpdate.class,
            it -> assertThat(it.profile().languages()).containsExactly("en"));
    assertThat(decode(SampleRecords.erased("e3", "ada"))).isEqualTo(new Entry.Erasure("e3", "ada"));
  }

  @Test
  void anUnsignedErasureCountsOnlyWhereItCountedBeforeThereWereKeys() {
    LogKeys keys = LogKeys.of("A".repeat(43));
    RecordDecoder strict =
        new RecordDecoder(RecordFuzz.MAX_BYTES, Optional.of(keys), PartitionHistory.of("log", 1));
    var erased = LogRecords.record(SampleRecords.erased("e3", "ada"));
    assertThat(strict.decode(erased))
        .isInstanceOfSatisfying(
            Entry.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(DeadLetterReason.NOT_VOUCHED_FOR));

    Map<Integer, Long> readBefore = Map.of(0, erased.offset() + 1);
    strict.past(new PastRecords(readBefore, Map.of()));
    assertThat(strict.decode(erased)).isEqualTo(new Entry.Erasure("e3", "ada"));

    strict.past(new PastRecords(readBefore, Map.of(0, Set.of(erased.offset()))));
    assertThat(strict.decode(erased)).isEqualTo(new Entry.Known());
  }

  @Test
  void whatWasSetAsideStaysSoThoughTheCommitFailed() {
    RecordDecoder decoder =
        new RecordDecoder(RecordFuzz.MAX_BYTES, Optional.empty(), PartitionHistory.of("log", 1));
    var erased = LogRecords.record(SampleRecords.erased("e3", "ada"));
    decoder.sent((partition, offset) -> partition == 0 && offset == erased.offset());
    assertThat(decoder.decode(erased)).isEqualTo(new Entry.Known());
    decoder.sent((partition, offset) -> false);
    assertThat(decoder.decode(erased)).isEqualTo(new Entry.Erasure("e3", "ada"));

    // By another instance, whose dead letter is found when its partition is taken over.
    decoder.past(new PastRecords(Map.of(), Map.of(0, Set.of(erased.offset()))));
    assertThat(decoder.decode(erased)).isEqualTo(new Entry.Known());
  }

  @Test
  void aRecordFromBeforeTheLogGrewIsInPlaceWhereItStoodThen() {
    var erased = LogRecords.record(SampleRecords.erased("e3", "ada"));
    int home = LearnerPartitions.of("ada", 12);
    assertThat(home).as("ada moves").isNotZero();
    PartitionHistory former = PartitionHistory.of("log", 1);
    assertThat(decoder(former.grown(12, it -> erased.offset() + 1)).decode(erased))
        .isEqualTo(new Entry.Erasure("e3", "ada"));
    assertThat(decoder(former.grown(12, it -> erased.offset())).decode(erased))
        .isEqualTo(new Entry.Misrouted("ada", home));
  }

  private static RecordDecoder decoder(PartitionHistory history) {
    return new RecordDecoder(RecordFuzz.MAX_BYTES, Optional.empty(), history);
  }

  @Test
  void aRecordUnderAnotherKeyIsMisrouted() {
    SampleRecord good = everyForm().getFirst();
    for (@Nullable ByteString key : Arrays.asList(ByteString.copyFromUtf8("bob"), null)) {
      assertThat(decode(new SampleRecord("misrouted", key, good.headers(), good.value())))
          .isEqualTo(new Entry.Misrouted("ada", 0));
    }
  }

  @Test
  void aRecordWithoutAValueIsRejected() {
    SampleRecord good = everyForm().getFirst();
    assertThat(decode(new SampleRecord("no value", good.key(), good.headers(), null)))
        .isEqualTo(new Entry.Refused(DeadLetterReason.NOT_CLOUDEVENT, "The record has no value."));
  }

  @Test
  void whateverTheBytesAreWhatCanBeReadCountsAndTheLogMovesOn() {
    RecordFuzz fuzz = new RecordFuzz(7);
    LogReader reader = new LogReader(RecordFuzz.MAX_BYTES);
    for (int round = 0; round < ROUNDS; round++) {
      SampleRecord record = fuzz.next();
      Entry entry = decode(record);
      LogEvent read = reader.read(record, record.valueBytes(), SampleRecords.STORED);
      boolean counts =
          read instanceof LogEvent.OfLearner event
              && ByteString.copyFromUtf8(event.learnerId()).equals(record.key());
      assertThat(entry instanceof Entry.OfLearner).as(record.name()).isEqualTo(counts);
      assertThat(
              new Batch(List.of(new LogRecord(0, 7, entry)), Map.of(0, 7L))
                  .decide(Map.of(), GRAPH, EvidenceWeights.STANDARD)
                  .advances())
          .as(record.name())
          .containsExactly(new Advance(0, 7, 8));
    }
  }
}
