package dev.waymark.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private final List<LogRecord> told = new ArrayList<>();
  private final Refusals refusals = new Refusals();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          told.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger(Refusals.class.getName()).addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger(Refusals.class.getName()).removeHandler(handler);
  }

  @Test
  void eachReasonIsToldOnce() {
    for (int i = 0; i < 3; i++) {
      refusals.tell(new KafkaException("x", new SaslAuthenticationException("Wrong password")));
    }
    assertThat(told).hasSize(1);
    refusals.tell(
        new SslAuthenticationException("x", new Exception("No such authority\nand so on")));
    assertThat(told).hasSize(2);
  }

  @Test
  void anAbsentBrokerIsNoRefusal() {
    refusals.tell(new TimeoutException("late"));
    refusals.tell(new KafkaException("x", new TimeoutException("late")));
    assertThat(told).isEmpty();
  }
}
