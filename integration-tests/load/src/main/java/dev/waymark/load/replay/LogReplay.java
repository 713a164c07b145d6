package dev.waymark.load.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.learner.v1.ProfileUpdated;
import dev.waymark.load.event.LogContract;
import dev.waymark.load.event.Subjects;
import dev.waymark.load.replay.RecordOutcome.Applied;
import dev.waymark.load.replay.RecordOutcome.DeadLetter;
import dev.waymark.load.replay.RecordOutcome.Duplicate;
import dev.waymark.load.replay.RecordOutcome.Forwarded;
import dev.waymark.progress.v1.ProgressEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.protobuf.ProtoCloudEventData;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Counts what the log says, record by record, by the rules of the log's reference page.
final class LogReplay {
  private static final JsonFormat.Parser JSON = JsonFormat.parser().ignoringUnknownFields();

  private final Subjects subjects;
  private final Map<String, ExpectedLearner> learners = new TreeMap<>();

  LogReplay(Subjects subjects) {
    this.subjects = subjects;
  }

  /// The learners that anything is held of.
  Map<String, ExpectedLearner> learners() {
    return learners;
  }

  /// Takes the next record of a partition.
  RecordOutcome take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value().length > LogContract.MAX_VALUE_BYTES) {
      return new DeadLetter("TOO_LARGE");
    }
    @Nullable CloudEvent event = cloudEvent(record);
    if (event == null || event.getData() == null) {
      return new DeadLetter("NOT_CLOUDEVENT");
    }
    try {
      return switch (event.getType()) {
        case LogContract.PROGRESS ->
            progress(record, read(event, ProgressEvent.newBuilder()).build());
        case LogContract.PROFILE ->
            profile(record, read(event, ProfileUpdated.newBuilder()).build());
        case LogContract.ERASED -> erased(record, read(event, LearnerErased.newBuilder()).build());
        default -> new DeadLetter("UNKNOWN_TYPE");
      };
    } catch (InvalidProtocolBufferException e) {
      return new DeadLetter("UNDECODABLE");
    }
  }

  private static @Nullable CloudEvent cloudEvent(ConsumerRecord<byte[], byte[]> record) {
    try {
      return KafkaMessageFactory.createReader(record.headers(), record.value()).toEvent();
    } catch (RuntimeException e) {
      // The SDK says so in many types: the record is none of its encodings.
      return null;
    }
  }

  private static <B extends Message.Builder> B read(CloudEvent event, B message)
      throws InvalidProtocolBufferException {
    CloudEventData envelope = requireNonNull(event.getData());
    if (envelope instanceof ProtoCloudEventData packed) {
      message.mergeFrom(packed.getAny().getValue());
      return message;
    }
    byte[] data = envelope.toBytes();
    if ("application/protobuf".equals(event.getDataContentType())) {
      message.mergeFrom(data);
    } else {
      JSON.merge(new String(data, UTF_8), message);
    }
    return message;
  }

  private RecordOutcome progress(ConsumerRecord<byte[], byte[]> record, ProgressEvent event) {
    if (event.hasAssessed() && event.getAssessed().getScore() > 1) {
      return new DeadLetter("INVALID");
    }
    if (isMisrouted(record, event.getLearnerId())) {
      return new Forwarded();
    }
    ExpectedLearner held = learners.get(event.getLearnerId());
    if (held != null && held.isDuplicate(event.getEventId())) {
      return new Duplicate();
    }
    if (!event.getTopicId().isEmpty() && !subjects.topics().containsKey(event.getTopicId())) {
      return new DeadLetter("UNKNOWN_TOPIC");
    }
    account(event.getLearnerId()).apply(event, subjects);
    return new Applied();
  }

  private RecordOutcome profile(ConsumerRecord<byte[], byte[]> record, ProfileUpdated update) {
    if (isMisrouted(record, update.getLearnerId())) {
      return new Forwarded();
    }
    ExpectedLearner account = account(update.getLearnerId());
    if (account.isDuplicate(update.getEventId())) {
      return new Duplicate();
    }
    account.profile(update.getEventId(), update.getProfile().getWeeklyMinutes());
    return new Applied();
  }

  private RecordOutcome erased(ConsumerRecord<byte[], byte[]> record, LearnerErased erased) {
    if (isMisrouted(record, erased.getLearnerId())) {
      return new Forwarded();
    }
    learners.remove(erased.getLearnerId());
    return new Applied();
  }

  private ExpectedLearner account(String learnerId) {
    return learners.computeIfAbsent(learnerId, id -> new ExpectedLearner());
  }

  private static boolean isMisrouted(ConsumerRecord<byte[], byte[]> record, String learnerId) {
    byte[] key = learnerId.getBytes(UTF_8);
    return !Arrays.equals(key, record.key()) || LogContract.partitionOf(key) != record.partition();
  }
}
