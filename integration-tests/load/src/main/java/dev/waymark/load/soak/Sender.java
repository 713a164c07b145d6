package dev.waymark.load.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.load.event.LogContract;
import dev.waymark.load.event.Traffic;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends the traffic at a steady rate, most of it straight to the log and one event in 25 through
/// the gateway. What was not acknowledged is sent again.
final class Sender implements AutoCloseable {
  private static final int ONE_IN = 25;
  private static final long NANOS = 1_000_000_000;

  private final Traffic traffic;
  private final GatewaySender gateway;
  private final long nanosBetween;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Set<String> acknowledged;
  private final Queue<ProducerRecord<byte[], byte[]>> failed = new ConcurrentLinkedQueue<>();
  private final AtomicLong pending = new AtomicLong();
  private long sent;

  /// @param acknowledged takes the names of the records that are in the log for sure
  Sender(
      Traffic traffic,
      GatewaySender gateway,
      Set<String> acknowledged,
      String bootstrapServers,
      int rate) {
    this.traffic = traffic;
    this.acknowledged = acknowledged;
    this.gateway = gateway;
    this.nanosBetween = NANOS / rate;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "linger.ms", 2,
                "max.block.ms", 180_000,
                "request.timeout.ms", 5_000,
                "delivery.timeout.ms", 30_000,
                "reconnect.backoff.max.ms", 500),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Sends until there is enough.
  void sendUntil(BooleanSupplier enough) {
    long next = System.nanoTime();
    while (!enough.getAsBoolean()) {
      ProducerRecord<byte[], byte[]> again = failed.poll();
      if (again != null) {
        send(again);
      } else if (++sent % ONE_IN == 0) {
        gateway.offer(traffic.forGateway());
      } else {
        ProducerRecord<byte[], byte[]> record = traffic.next();
        record
            .headers()
            .remove(LogContract.SENT)
            .add(LogContract.SENT, ("s" + sent).getBytes(UTF_8));
        send(record);
      }
      next = Math.max(next + nanosBetween, System.nanoTime() - NANOS);
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    String name = new String(record.headers().lastHeader(LogContract.SENT).value(), UTF_8);
    pending.incrementAndGet();
    var _ =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.add(name);
              } else {
                failed.add(copy(record));
              }
              pending.decrementAndGet();
            });
  }

  private static ProducerRecord<byte[], byte[]> copy(ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), null, record.key(), record.value(), record.headers());
  }

  /// Returns when all that was sent is acknowledged.
  void drain() throws InterruptedException {
    while (pending.get() > 0 || !failed.isEmpty()) {
      ProducerRecord<byte[], byte[]> again = failed.poll();
      if (again != null) {
        send(again);
      }
      Thread.sleep(5);
    }
    gateway.drain();
  }

  /// How many events and other records there were to send.
  long sent() {
    return sent;
  }

  /// Names of the records that are in the log for sure, the gateway's by their event ids.
  Set<String> acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() {
    producer.close();
  }
}
