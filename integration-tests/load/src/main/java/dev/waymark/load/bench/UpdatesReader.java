package dev.waymark.load.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.load.event.LogContract;
import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Tells which learner was announced as changed, as soon as any app could know.
final class UpdatesReader implements AutoCloseable {
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread thread;

  UpdatesReader(String bootstrapServers, Consumer<String> learner) {
    var consumer = TopicConsumers.ofBytes(Map.of("bootstrap.servers", bootstrapServers)).ofMany();
    List<TopicPartition> partitions = TopicReader.partitions(consumer, LogContract.UPDATES);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("updates-reader").start(() -> run(consumer, learner));
  }

  private void run(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      Consumer<String> learner) {
    try (consumer) {
      while (!closed.get()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          learner.accept(new String(record.key(), UTF_8));
        }
      }
    }
  }

  @Override
  public void close() {
    closed.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
