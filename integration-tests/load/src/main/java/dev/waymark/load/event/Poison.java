package dev.waymark.load.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.progress.v1.Assessed;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records that can't be applied where they stand.
enum Poison {
  NOT_CLOUDEVENT {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      return new ProducerRecord<>(
          LogContract.TOPIC, key(event), "neither this nor that".getBytes(UTF_8));
    }
  },
  BROKEN_JSON {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      return withValue(Form.BINARY_JSON, event, "{\"eventId\": ".getBytes(UTF_8));
    }
  },
  BROKEN_PROTOBUF {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      byte[] endless = new byte[16];
      Arrays.fill(endless, (byte) 0xFF);
      return withValue(Form.BINARY_PROTOBUF, event, endless);
    }
  },
  INVALID {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      return good(
          event.toBuilder().setAssessed(Assessed.newBuilder().setScore(7)).build(),
          Form.STRUCTURED_JSON);
    }
  },
  UNKNOWN_TOPIC {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      return good(event.toBuilder().setTopicId("no-such-topic").build(), Form.STRUCTURED_PROTOBUF);
    }
  },
  TOO_LARGE {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      byte[] padded =
          Arrays.copyOf(Form.json(event).getBytes(UTF_8), LogContract.MAX_VALUE_BYTES + 1);
      Arrays.fill(padded, Form.json(event).length(), padded.length, (byte) ' ');
      return withValue(Form.BINARY_JSON, event, padded);
    }
  },
  UNKNOWN_TYPE {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      return Form.BINARY_JSON.record(
          "com.example.invoice", event.getEventId(), event.getLearnerId(), event);
    }
  },
  WRONG_KEY {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      ProducerRecord<byte[], byte[]> record = good(event, Form.BINARY_PROTOBUF);
      byte[] other = ("not-" + event.getLearnerId()).getBytes(UTF_8);
      return new ProducerRecord<>(
          record.topic(), null, null, other, record.value(), record.headers());
    }
  },
  WRONG_PARTITION {
    @Override
    ProducerRecord<byte[], byte[]> of(ProgressEvent event) {
      ProducerRecord<byte[], byte[]> record = good(event, Form.STRUCTURED_JSON);
      int other = (LogContract.partitionOf(record.key()) + 1) % LogContract.PARTITIONS;
      return new ProducerRecord<>(
          record.topic(), other, null, record.key(), record.value(), record.headers());
    }
  };

  /// The poison made of a good event.
  abstract ProducerRecord<byte[], byte[]> of(ProgressEvent event);

  static ProducerRecord<byte[], byte[]> good(ProgressEvent event, Form form) {
    return form.record(LogContract.PROGRESS, event.getEventId(), event.getLearnerId(), event);
  }

  private static byte[] key(ProgressEvent event) {
    return event.getLearnerId().getBytes(UTF_8);
  }

  private static ProducerRecord<byte[], byte[]> withValue(
      Form form, ProgressEvent event, byte[] value) {
    ProducerRecord<byte[], byte[]> record = good(event, form);
    return new ProducerRecord<>(record.topic(), null, null, record.key(), value, record.headers());
  }
}
