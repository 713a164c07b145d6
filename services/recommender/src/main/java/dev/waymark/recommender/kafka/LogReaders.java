package dev.waymark.recommender.kafka;

import dev.waymark.log.BrokerReply;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// The consumer groups of the recommenders, one for each stored form. Blocks.
@Singleton
public final class LogReaders {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;
  private final StoredForm form;

  LogReaders(KafkaClients clients, RecommenderConfig config, StoredForm form) {
    this.clients = clients;
    this.config = config.progress();
    this.form = form;
  }

  /// Whether a recommender that stores one of those forms, or this one's, reads the log now; then
  /// nothing may be rebuilt or replaced.
  public boolean any(List<StoredForm> others) {
    return reads(form) || others.stream().anyMatch(this::reads);
  }

  /// Whether a recommender that stores that form reads the log now.
  public boolean reads(StoredForm of) {
    try (Admin admin = clients.admin()) {
      return reads(admin, of, TIMEOUT);
    }
  }

  /// The same, asked by a client that is there.
  public boolean reads(Admin admin, StoredForm of, Duration timeout) {
    try {
      var groups = admin.describeConsumerGroups(List.of(of.group(config.groupId()))).all();
      return BrokerReply.await(groups, timeout).values().stream()
          .anyMatch(group -> !group.members().isEmpty());
    } catch (GroupIdNotFoundException e) {
      return false;
    }
  }

  /// By partition of the log, the furthest offset that recommenders of any form committed to Kafka.
  public Map<Integer, Long> committed() {
    try (Admin admin = clients.admin()) {
      Map<Integer, Long> found = new HashMap<>();
      for (GroupListing every : BrokerReply.await(admin.listGroups().all(), TIMEOUT)) {
        if (StoredForm.ofGroup(every.groupId(), config.groupId()).isPresent()) {
          var offsets =
              admin.listConsumerGroupOffsets(every.groupId()).partitionsToOffsetAndMetadata();
          BrokerReply.await(offsets, TIMEOUT)
              .forEach((partition, offset) -> {
                if (partition.topic().equals(config.topic()) && offset != null) {
                  found.merge(partition.partition(), offset.offset(), Math::max);
                }
              });
        }
      }
      return found;
    }
  }
}
