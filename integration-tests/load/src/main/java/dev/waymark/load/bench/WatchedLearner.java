package dev.waymark.load.bench;

import com.google.protobuf.Timestamp;
import dev.waymark.load.bench.Histograms.Until;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A learner who practises what is suggested first, and whose events are timed. One event at a time
/// is under way.
final class WatchedLearner implements StreamObserver<WatchNextStepsResponse> {
  private static final long NONE = 0;

  private final String id;
  private final Histograms histograms;
  private final AtomicLong announcedSince = new AtomicLong(NONE);
  private final AtomicLong pushedSince = new AtomicLong(NONE);
  private volatile String next;
  private long sent;

  /// @param firstTopic what to practise before anything is suggested
  WatchedLearner(String id, String firstTopic, Histograms histograms) {
    this.id = id;
    this.next = firstTopic;
    this.histograms = histograms;
  }

  String id() {
    return id;
  }

  /// Whether nothing is under way.
  boolean isFree() {
    return announcedSince.get() == NONE;
  }

  /// The next event, timed from now.
  ProgressEvent practise() {
    long now = System.nanoTime();
    pushedSince.set(now);
    announcedSince.set(now);
    sent++;
    return ProgressEvent.newBuilder()
        .setEventId(id + "-" + sent)
        .setLearnerId(id)
        .setOccurredAt(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .setTopicId(next)
        .setPractised(Practised.newBuilder().setCorrect(sent % 3 != 0))
        .build();
  }

  /// An update of this learner was read from Kafka.
  void announced() {
    long since = announcedSince.getAndSet(NONE);
    if (since != NONE) {
      histograms.add(Until.ANNOUNCED, since);
    }
  }

  @Override
  public void onNext(WatchNextStepsResponse response) {
    long since = pushedSince.getAndSet(NONE);
    if (since != NONE) {
      histograms.add(Until.PUSHED, since);
    }
    if (response.getNextSteps().getStepsCount() > 0) {
      next = response.getNextSteps().getSteps(0).getTopicId();
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (histograms.recording()) {
      System.err.println("A watch ended: " + failure.getMessage());
    }
  }

  @Override
  public void onCompleted() {}
}
