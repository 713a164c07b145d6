package dev.waymark.seed.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.seed.release.ServerUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseAnnouncementsTest {

  @Test
  void aBrokerWhoseNameHasNoAddressIsOneThatDoesNotAnswer() {
    var announcements = new ReleaseAnnouncements(new KafkaAccess("nowhere.invalid:9092", Map.of()));
    assertThatThrownBy(announcements::announced)
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessage(
            "Kafka does not answer at nowhere.invalid:9092. Check that it runs and that the address"
                + " is right.");
  }

  @Test
  void whatTheClientRefusesIsASentence() {
    var announcements =
        new ReleaseAnnouncements(
            new KafkaAccess("127.0.0.1:1", Map.of("security.protocol", "NO_SUCH")));
    assertThatThrownBy(announcements::announced)
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessageStartingWith("Kafka at 127.0.0.1:1 refused: ")
        .hasMessageEndingWith(".");
  }
}
