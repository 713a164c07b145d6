package dev.waymark.recommender.kafka;

import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.neo4j.Neo4jProgressLog.StoredPlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The partitions that this instance reads, and its place in each. The place is the database's: a
/// partition is read only after its place was looked up there. Used by the ingest thread alone, but
/// for {@link #settled}.
final class Assignment implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(Assignment.class);

  private final Consumer<byte[], byte[]> consumer;
  private final ProgressTopics topics;
  private final LogIdentity identity;
  private final Neo4jProgressLog stored;
  private final AppliedOffsets applied;
  private final RecordDecoder decoder;
  private final DeadLetters deadLetters;
  private final UpdatePublisher updates;
  private final Runnable onChange;
  private final Map<TopicPartition, Long> places = new HashMap<>();
  private final Map<TopicPartition, Long> unread = new HashMap<>();
  private final Map<Integer, Long> readBefore = new HashMap<>();
  private final Set<TopicPartition> unplaced = new HashSet<>();
  private volatile boolean settled;

  Assignment(
      Consumer<byte[], byte[]> consumer,
      ProgressTopics topics,
      LogIdentity identity,
      Neo4jProgressLog stored,
      AppliedOffsets applied,
      RecordDecoder decoder,
      DeadLetters deadLetters,
      UpdatePublisher updates,
      Runnable onChange) {
    this.consumer = consumer;
    this.topics = topics;
    this.identity = identity;
    this.stored = stored;
    this.applied = applied;
    this.decoder = decoder;
    this.deadLetters = deadLetters;
    this.updates = updates;
    this.onChange = onChange;
  }

  /// Whether the group gave this instance its share and the place in each partition is known.
  boolean settled() {
    return settled;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // Within poll: no database here. A position keeps the client from looking for one of its own.
    partitions.forEach(partition -> consumer.seek(partition, 0));
    // Whoever wrote until now may have gone without telling what it wrote last.
    onChange.run();
    unplace(partitions);
    settled = unplaced.isEmpty();
    LOG.infof(
        "Reading %d partitions, %d of them new", consumer.assignment().size(), partitions.size());
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(this::drop);
    unplaced.removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    onPartitionsRevoked(partitions);
  }

  /// Stops reading `partitions` until their place was looked up again.
  void unplace(Collection<TopicPartition> partitions) {
    Set<TopicPartition> ours = new HashSet<>(partitions);
    ours.retainAll(consumer.assignment());
    consumer.pause(ours);
    ours.forEach(this::drop);
    unplaced.addAll(ours);
  }

  private void drop(TopicPartition partition) {
    applied.disown(partition.partition());
    places.remove(partition);
    unread.remove(partition);
    updates.forget(partition.partition());
  }

  /// Looks up the place in each partition that has none, and reads on from there.
  ///
  /// @return whether there was such a partition
  /// @throws RuntimeException when the database or the broker does not answer
  boolean place() {
    if (unplaced.isEmpty()) {
      return false;
    }
    ProgressTopics.Log log = topics.ensure();
    identity.is(log);
    decoder.partitions(log.partitions());
    Set<TopicPartition> partitions = Set.copyOf(unplaced);
    // The database first: what it has stored by now, the log's end, asked for afterwards, can't be
    // short of.
    Map<TopicPartition, StoredPlace> found = new HashMap<>();
    partitions.forEach(it -> found.put(it, stored.place(it.partition(), log.id())));
    onChange.run();
    remember(found);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    found.forEach((partition, place) -> {
      long next =
          within(
              partition,
              place,
              log,
              first.getOrDefault(partition, 0L),
              end.getOrDefault(partition, Long.MAX_VALUE));
      places.put(partition, next);
      applied.own(partition.partition());
      applied.advance(partition.partition(), next);
      // From what may not be announced: the records up to the place count already, and only have
      // their learners announced again.
      long start = next == place.next() ? Math.min(next, place.announced()) : next;
      long from = Math.max(start, first.getOrDefault(partition, 0L));
      unread.put(partition, from);
      consumer.seek(partition, from);
    });
    unplaced.removeAll(partitions);
    consumer.resume(partitions);
    settled = true;
    return true;
  }

  /// Lets what became of records before a rebuild be known, while there are such records to come.
  private void remember(Map<TopicPartition, StoredPlace> found) {
    Map<Integer, Long> before = new HashMap<>();
    found.forEach((partition, place) -> {
      if (place.next() < place.readBefore()) {
        before.put(partition.partition(), place.readBefore());
      }
    });
    readBefore.keySet().removeAll(found.keySet().stream().map(TopicPartition::partition).toList());
    readBefore.putAll(before);
    if (!before.isEmpty()) {
      decoder.past(new PastRecords(readBefore, deadLetters.origins()));
    }
  }

  /// The stored place, unless the log no longer reaches it: then the nearest that it does, which is
  /// stored at once.
  private long within(
      TopicPartition partition, StoredPlace place, ProgressTopics.Log log, long first, long end) {
    String problem;
    long next;
    if (!place.logId().equals(log.id())) {
      problem = "the topic was deleted and created again; reading it from its start";
      next = first;
    } else if (place.next() < first) {
      problem =
          "the broker removed %d records before they counted; raise the topic's retention"
              .formatted(first - place.next());
      next = first;
    } else if (place.next() > end) {
      problem = "the broker lost %d records that count already".formatted(place.next() - end);
      next = end;
    } else {
      return place.next();
    }
    LOG.errorf("Partition %s: %s.", partition, problem);
    stored.reset(partition.partition(), place.next(), next, log.id());
    return next;
  }

  /// The offset of the first record that does not count yet, for each of `partitions` that is still
  /// read.
  Map<Integer, Long> places(Collection<TopicPartition> partitions) {
    Map<Integer, Long> found = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Long place = places.get(partition);
      if (place != null) {
        found.put(partition.partition(), place);
      }
    }
    return found;
  }

  /// The same for all partitions.
  Map<Integer, Long> places() {
    return places(places.keySet());
  }

  void moved(TopicPartition partition, long next) {
    places.put(partition, next);
    applied.advance(partition.partition(), next);
  }

  /// Everything before `next` was dealt with.
  void read(TopicPartition partition, long next) {
    unread.put(partition, next);
  }

  /// The offset of the first record that was not dealt with, in every partition that is read.
  Map<TopicPartition, Long> unread() {
    return Map.copyOf(unread);
  }

  /// Forgets what the database has too.
  void makeRoom() {
    onChange.run();
  }

  /// Reads again what was not dealt with, in every partition.
  void rewind() {
    unread.forEach(consumer::seek);
  }

  void pauseAll() {
    consumer.pause(consumer.assignment());
  }

  void resumePlaced() {
    consumer.resume(List.copyOf(places.keySet()));
  }
}
