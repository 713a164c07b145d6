package dev.waymark.trainer.log;

import dev.waymark.progress.v1.ProgressEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// One learner's events in the log's order, packed: about 90 bytes each.
public final class LearnerEvents {
  private final String learnerId;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private int size;

  LearnerEvents(String learnerId) {
    this.learnerId = learnerId;
  }

  public String learnerId() {
    return learnerId;
  }

  /// How many there are.
  public int size() {
    return size;
  }

  void add(ProgressEvent event) {
    try {
      event.toBuilder().clearLearnerId().build().writeDelimitedTo(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size++;
  }

  void clear() {
    packed.reset();
    size = 0;
  }

  byte[] bytes() {
    return packed.toByteArray();
  }

  /// Hands over each event.
  public void forEach(Consumer<ProgressEvent> reader) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes());
    try {
      for (int i = 0; i < size; i++) {
        ProgressEvent.Builder event = ProgressEvent.newBuilder().setLearnerId(learnerId);
        event.mergeDelimitedFrom(in);
        reader.accept(event.build());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
