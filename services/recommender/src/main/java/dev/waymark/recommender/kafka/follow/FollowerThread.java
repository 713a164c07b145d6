package dev.waymark.recommender.kafka.follow;

import dev.waymark.log.TopicReader;
import dev.waymark.recommender.kafka.Backoff;
import dev.waymark.recommender.wiring.ServiceThreads;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/// A thread that follows a topic as long as the service lives. When following fails it waits,
/// longer each time, and begins again with another consumer.
final class FollowerThread {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Work work;
  private final java.util.function.Consumer<RuntimeException> onFailure;
  private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));
  private final Thread thread;
  private volatile boolean stopping;

  /// What the thread does, over and over.
  interface Work {
    /// Reads from the consumer until {@link FollowerThread#isStopping}; the thread closes it.
    void follow(Consumer<byte[], byte[]> consumer) throws InterruptedException;
  }

  /// @param threads notices when it dies
  /// @param consumers makes one each time that following begins
  /// @param onFailure told why following ended, before the wait
  FollowerThread(
      String name,
      ServiceThreads threads,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Work work,
      java.util.function.Consumer<RuntimeException> onFailure) {
    this.consumers = consumers;
    this.work = work;
    this.onFailure = onFailure;
    this.thread = threads.named(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void stop() throws InterruptedException {
    stopping = true;
    if (!thread.join(STOP_TIMEOUT)) {
      thread.interrupt();
    }
  }

  boolean isStopping() {
    return stopping;
  }

  /// Following works: the next wait is a short one.
  void works() {
    backoff.reset();
  }

  private void run() {
    while (!stopping) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        work.follow(consumer);
      } catch (InterruptedException | InterruptException e) {
        stopping = true;
      } catch (RuntimeException e) {
        onFailure.accept(e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(backoff.next());
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  /// Has the consumer read all of the topic.
  ///
  /// @throws KafkaException while there is no such topic, or no broker
  static List<TopicPartition> assignAll(Consumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions = TopicReader.partitions(consumer, topic);
    if (partitions.isEmpty()) {
      throw new KafkaException("The topic " + topic + " is not there yet");
    }
    consumer.assign(partitions);
    return partitions;
  }
}
