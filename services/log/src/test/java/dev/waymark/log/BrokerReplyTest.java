package dev.waymark.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.Test;

class BrokerReplyTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void aReplyIsHandedOn() {
    assertThat(BrokerReply.await(CompletableFuture.completedFuture("yes"), SHORT)).isEqualTo("yes");
  }

  @Test
  void silenceIsATimeout() {
    assertThatThrownBy(() -> BrokerReply.await(new CompletableFuture<>(), SHORT))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("The broker did not answer within 50 ms")
        .matches(BrokerReply::isSilence);
  }

  @Test
  void silenceThatTheClientNoticedIsATimeoutToo() {
    CompletableFuture<String> silent =
        CompletableFuture.failedFuture(new TimeoutException("no node\nno call"));

    assertThatThrownBy(() -> BrokerReply.await(silent, SHORT))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("The broker did not answer: no node");
  }

  @Test
  void aNameWithoutAnAddressIsSilence() {
    assertThatThrownBy(() -> Admin.create(Map.of("bootstrap.servers", "nowhere.invalid:9092")))
        .isInstanceOf(KafkaException.class)
        .matches(BrokerReply::isSilence);
    assertThatThrownBy(() -> Admin.create(Map.of("bootstrap.servers", "nowhere")))
        .isInstanceOf(KafkaException.class)
        .matches(it -> !BrokerReply.isSilence(it));
  }

  @Test
  void theErrorOfTheBrokerIsThrown() {
    CompletableFuture<String> refused =
        CompletableFuture.failedFuture(new TopicExistsException("there is one"));

    assertThatThrownBy(() -> BrokerReply.await(refused, SHORT))
        .isInstanceOf(TopicExistsException.class)
        .matches(it -> !BrokerReply.isSilence(it));
  }

  @Test
  void aReasonIsOneLine() {
    assertThat(BrokerReply.reason(new IllegalStateException("one\ntwo"))).isEqualTo("one");
    assertThat(BrokerReply.reason(new RuntimeException(new TopicExistsException("inner"))))
        .isEqualTo("inner");
  }
}
