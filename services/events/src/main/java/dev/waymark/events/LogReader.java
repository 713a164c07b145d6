package dev.waymark.events;

import com.google.protobuf.Timestamp;
import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.learner.v1.ProfileUpdated;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;
import org.jspecify.annotations.Nullable;

/// Reads records of the log: CloudEvents 1.0 in binary or structured mode, with data in JSON or
/// protobuf. Total: whatever the bytes are, the result is an event, never an exception.
public final class LogReader {
  /// The largest value that a log holds unless it is configured otherwise, in bytes.
  public static final int MAX_VALUE_BYTES = 65_536;

  /// The most that all headers of a record have together, each by {@link #size}.
  public static final int MAX_HEADER_BYTES = 16_384;

  private static final int BYTES_A_HEADER = 8;

  private final int maxValueBytes;
  private final Optional<LogKeys> keys;

  /// One that counts profiles and erasures no matter who wrote them.
  ///
  /// @param maxValueBytes the size of the largest value that can count
  public LogReader(int maxValueBytes) {
    this(maxValueBytes, Optional.empty());
  }

  /// @param maxValueBytes the size of the largest value that can count
  /// @param keys of which one must have signed a profile or an erasure; empty to count all
  public LogReader(int maxValueBytes, Optional<LogKeys> keys) {
    this.maxValueBytes = maxValueBytes;
    this.keys = keys;
  }

  /// What the record says.
  ///
  /// @param storedAt when the broker stored it, so that reading it again judges alike
  public LogEvent read(RecordHeaders headers, byte @Nullable [] value, Instant storedAt) {
    if (value != null && value.length > maxValueBytes) {
      return tooLarge();
    }
    try {
      refuseLong(headers);
      Envelope envelope = EnvelopeReader.read(headers, value);
      LogEvent.OfLearner event = event(envelope, storedAt);
      if (!(event instanceof LogEvent.Progress)) {
        refuseUnsigned(event.learnerId(), envelope.type(), headers, value);
      }
      return event;
    } catch (RejectedRecordException e) {
      return e.event();
    }
  }

  /// What a record says whose value is longer than the log admits.
  public LogEvent.Refused tooLarge() {
    return new LogEvent.Refused(
        DeadLetterReason.TOO_LARGE, "The value has more than %d bytes.".formatted(maxValueBytes));
  }

  /// What a header counts towards {@link #MAX_HEADER_BYTES}.
  public static long size(String name, byte @Nullable [] value) {
    return (long) BYTES_A_HEADER + name.length() + (value == null ? 0 : value.length);
  }

  private static void refuseLong(RecordHeaders headers) throws RejectedRecordException {
    LongAccumulator length = new LongAccumulator(Long::sum, 0);
    headers.forEach((name, value) -> length.accumulate(size(name, value)));
    if (length.get() > MAX_HEADER_BYTES) {
      throw new RejectedRecordException(
          DeadLetterReason.TOO_LARGE,
          "The headers have more than %d bytes.".formatted(MAX_HEADER_BYTES));
    }
  }

  private void refuseUnsigned(
      String learnerId, String type, RecordHeaders headers, byte @Nullable [] value)
      throws RejectedRecordException {
    if (keys.isEmpty()) {
      return;
    }
    List<byte @Nullable []> signatures = new ArrayList<>();
    headers.forEach((name, signature) -> {
      if (name.equals(LogKeys.HEADER)) {
        signatures.add(signature);
      }
    });
    if (signatures.size() != 1
        || !keys.get().vouch(signatures.getFirst(), learnerId, type, value)) {
      throw new RejectedRecordException(
          DeadLetterReason.NOT_VOUCHED_FOR,
          "The header %s does not hold one signature by a key of this log: only the service itself writes profiles and erasures."
              .formatted(LogKeys.HEADER));
    }
  }

  private static LogEvent.OfLearner event(Envelope envelope, Instant storedAt)
      throws RejectedRecordException {
    return switch (envelope.type()) {
      case EventTypes.PROGRESS -> progress(envelope, storedAt);
      case EventTypes.PROFILE_UPDATED -> profileUpdate(envelope);
      case EventTypes.LEARNER_ERASED -> erasure(envelope);
      default ->
          throw new RejectedRecordException(
              DeadLetterReason.UNKNOWN_TYPE, "This log does not carry events of this type.");
    };
  }

  private static LogEvent.Progress progress(Envelope envelope, Instant storedAt)
      throws RejectedRecordException {
    ProgressEvent.Builder event = ProgressEvent.newBuilder();
    Payload.read(envelope, event);
    if (envelope.isOurs()) {
      spellOut(event);
    }
    event.setEventId(envelope.eventId(event.getEventId()));
    event.setLearnerId(envelope.learnerId(event.getLearnerId()));
    if (!event.hasOccurredAt()) {
      lendTime(envelope, event);
    }
    ProgressEvent complete = event.build();
    refuse(ProgressRules.problem(complete, storedAt.plus(ProgressRules.MAX_AHEAD)));
    return new LogEvent.Progress(complete);
  }

  /// Says what the JSON form of a message without presence leaves out. The gateway refuses events
  /// that do not say it, so that in its records silence is `false` or 0.
  private static void spellOut(ProgressEvent.Builder event) {
    if (event.hasPractised() && !event.getPractised().hasCorrect()) {
      event.getPractisedBuilder().setCorrect(false);
    }
    if (event.hasAssessed() && !event.getAssessed().hasScore()) {
      event.getAssessedBuilder().setScore(0);
    }
  }

  private static void lendTime(Envelope envelope, ProgressEvent.Builder event)
      throws RejectedRecordException {
    @Nullable Timestamp time = envelope.time();
    if (time != null) {
      event.setOccurredAt(time);
    }
  }

  private static LogEvent.ProfileUpdate profileUpdate(Envelope envelope)
      throws RejectedRecordException {
    ProfileUpdated.Builder update = ProfileUpdated.newBuilder();
    Payload.read(envelope, update);
    String eventId = eventId(envelope, update.getEventId());
    String learnerId = learnerId(envelope, update.getLearnerId());
    refuse(ProfileRules.problem(update.getProfile()).map(ProfileRules.Problem::clause));
    return new LogEvent.ProfileUpdate(eventId, learnerId, update.getProfile());
  }

  private static LogEvent.Erasure erasure(Envelope envelope) throws RejectedRecordException {
    LearnerErased.Builder erased = LearnerErased.newBuilder();
    Payload.read(envelope, erased);
    return new LogEvent.Erasure(
        eventId(envelope, erased.getEventId()), learnerId(envelope, erased.getLearnerId()));
  }

  private static String eventId(Envelope envelope, String inData) throws RejectedRecordException {
    String id = envelope.eventId(inData);
    refuse(ProgressRules.id("eventId", id));
    return id;
  }

  private static String learnerId(Envelope envelope, String inData) throws RejectedRecordException {
    String id = envelope.learnerId(inData);
    refuse(ProgressRules.id("learnerId", id));
    return id;
  }

  /// @param problem a sentence without its full stop
  private static void refuse(Optional<String> problem) throws RejectedRecordException {
    if (problem.isPresent()) {
      throw RejectedRecordException.invalid(problem.get() + ".");
    }
  }
}
