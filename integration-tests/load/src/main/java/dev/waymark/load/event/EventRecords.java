package dev.waymark.load.event;

import dev.waymark.progress.v1.ProgressEvent;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Events as records of the log.
public final class EventRecords {
  private EventRecords() {}

  /// An event in the form in which the gateway writes it.
  public static ProducerRecord<byte[], byte[]> binaryJson(ProgressEvent event) {
    return Poison.good(event, Form.BINARY_JSON);
  }
}
