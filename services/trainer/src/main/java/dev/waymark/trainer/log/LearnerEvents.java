package dev.waymark.trainer.log;

import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// One learner's events in the log's order, packed: about 90 bytes each. Among them are the ids of
/// profile updates, for no later event with the same id counts.
public final class LearnerEvents {
  private final String learnerId;
  private final EvidenceWeights evidence;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private int size;

  LearnerEvents(String learnerId, EvidenceWeights evidence) {
    this.learnerId = learnerId;
    this.evidence = evidence;
  }

  public String learnerId() {
    return learnerId;
  }

  /// What each kind of event says.
  public EvidenceWeights evidence() {
    return evidence;
  }

  /// How many events there are, without profile updates.
  public int size() {
    return size;
  }

  void add(ProgressEvent event) {
    pack(event.toBuilder().clearLearnerId().build());
    size++;
  }

  void addProfileUpdate(String eventId) {
    pack(ProgressEvent.newBuilder().setEventId(eventId).build());
  }

  private void pack(ProgressEvent event) {
    try {
      event.writeDelimitedTo(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clear() {
    packed.reset();
    size = 0;
  }

  byte[] bytes() {
    return packed.toByteArray();
  }

  /// Hands over each event; one without a kind is the id of a profile update.
  public void forEach(Consumer<ProgressEvent> reader) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes());
    try {
      ProgressEvent.Builder event = ProgressEvent.newBuilder().setLearnerId(learnerId);
      while (event.mergeDelimitedFrom(in)) {
        reader.accept(event.build());
        event = ProgressEvent.newBuilder().setLearnerId(learnerId);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
