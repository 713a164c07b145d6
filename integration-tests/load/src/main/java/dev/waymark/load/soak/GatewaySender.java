package dev.waymark.load.soak;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.load.suite.Http;
import dev.waymark.load.suite.Suite;
import dev.waymark.progress.v1.Assessed;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Sends events through the gateway, one after the other, each until it is accepted.
final class GatewaySender implements AutoCloseable {
  private static final long RETRY_MILLIS = 100;

  /// The gateway wants these said even when they are false or 0.
  private static final JsonFormat.Printer JSON =
      JsonFormat.printer()
          .omittingInsignificantWhitespace()
          .includingDefaultValueFields(
              Set.of(
                  Practised.getDescriptor().findFieldByName("correct"),
                  Assessed.getDescriptor().findFieldByName("score")));

  private final Suite suite;
  private final Set<String> accepted;
  private final Queue<ProgressEvent> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong open = new AtomicLong();
  private volatile String refusal = "";
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread thread = Thread.ofVirtual().name("gateway-sender").unstarted(this::run);

  /// @param accepted takes the ids of accepted events
  GatewaySender(Suite suite, Set<String> accepted) {
    this.suite = suite;
    this.accepted = accepted;
    thread.start();
  }

  void offer(ProgressEvent event) {
    open.incrementAndGet();
    waiting.add(event);
  }

  /// Returns when all events are accepted.
  void drain() throws InterruptedException {
    while (open.get() > 0) {
      if (!thread.isAlive()) {
        throw new IllegalStateException("The gateway refused a good event: " + refusal);
      }
      Thread.sleep(5);
    }
  }

  private void run() {
    try {
      while (!closed.get()) {
        ProgressEvent event = waiting.peek();
        if (event == null) {
          Thread.sleep(5);
        } else if (accepts(event)) {
          waiting.remove();
          open.decrementAndGet();
        } else {
          Thread.sleep(RETRY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean accepts(ProgressEvent event) {
    Http.Answer answer =
        Http.post(suite.http("/v1/learners/" + event.getLearnerId() + "/progress"), json(event));
    if (answer.status() == 202) {
      accepted.add(event.getEventId());
      return true;
    }
    if (answer.status() == 400) {
      refusal = answer.text();
      closed.set(true);
    }
    return false;
  }

  private static String json(ProgressEvent event) {
    try {
      return JSON.print(event);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Only messages with an Any can fail to print", e);
    }
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
