package dev.waymark.recommender.kafka.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.log.BrokerReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class ComplaintTest {

  @Test
  void ofAKafkaThatDoesNotAnswerItNamesTheAddress() {
    assertThat(complaint("127.0.0.1:1"))
        .startsWith("Kafka at 127.0.0.1:1 does not answer (")
        .endsWith("Check that it runs and that --bootstrap-servers is right.");
    assertThat(complaint("nohost.invalid:9092"))
        .startsWith("Kafka at nohost.invalid:9092 does not answer (No resolvable");
  }

  @Test
  void ofAnythingElseItNamesWhatHappenedAndWhy() {
    assertThat(Complaint.of(new TopicAuthorizationException("Not authorized"), "kafka:9092"))
        .isEqualTo("Not authorized");
    assertThat(
            Complaint.of(
                new IllegalStateException("No graph", new ExecutionException("refused", null)),
                "k"))
        .isEqualTo("No graph (refused)");
    assertThat(Complaint.of(new IllegalStateException(), "k"))
        .isEqualTo("java.lang.IllegalStateException");
  }

  private static String complaint(String servers) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 300,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 300);
    try (Admin admin = Admin.create(settings)) {
      BrokerReply.await(admin.listTopics().names(), Duration.ofSeconds(5));
      return "answered";
    } catch (KafkaException e) {
      return Complaint.of(e, servers);
    }
  }
}
