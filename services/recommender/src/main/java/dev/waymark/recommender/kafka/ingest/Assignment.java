package dev.waymark.recommender.kafka.ingest;

import dev.waymark.events.PartitionHistory;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.log.TopicReader;
import dev.waymark.recommender.kafka.DeadLetterOrigins;
import dev.waymark.recommender.kafka.LogIdentity;
import dev.waymark.recommender.kafka.PartitionHistories;
import dev.waymark.recommender.kafka.PastRecords;
import dev.waymark.recommender.kafka.ProgressTopics;
import dev.waymark.recommender.kafka.RecordDecoder;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.neo4j.Neo4jProgressLog.CommittedOffset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The partitions that this instance reads, and the committed offset of each. Neo4j keeps the
/// offsets: a partition is read only after its own was loaded from there. Used by the ingest thread
/// alone, but for {@link #isAssigned}.
final class Assignment implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(Assignment.class);

  /// How often it is looked whether partitions may be read that wait for others.
  private static final long LOOK_NANOS = 100_000_000;

  private static final Duration POSITION_TIMEOUT = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final ProgressTopics topics;
  private final PartitionHistories histories;
  private final LogIdentity identity;
  private final Neo4jProgressLog stored;
  private final AppliedOffsets applied;
  private final RecordDecoder decoder;
  private final DeadLetterOrigins deadLetters;
  private final UpdatePublisher updates;
  private final Following following;
  private final java.util.function.Consumer<Predicate<String>> onLoaded;
  private final Runnable makeRoom;
  private final Map<TopicPartition, Long> committedOffsets = new HashMap<>();
  private final Map<TopicPartition, Long> unread = new HashMap<>();
  private final Map<Integer, Long> readBefore = new HashMap<>();
  private final Set<TopicPartition> unloaded = new HashSet<>();
  private final Map<TopicPartition, Long> limits = new HashMap<>();
  private final Set<TopicPartition> held = new HashSet<>();
  private ProgressTopics.@Nullable Log log;
  private @Nullable PartitionHistory history;
  private boolean waiting;
  private long looksAgainAt;
  private volatile boolean assigned;

  Assignment(
      Consumer<byte[], byte[]> consumer,
      ProgressTopics topics,
      PartitionHistories histories,
      LogIdentity identity,
      Neo4jProgressLog stored,
      AppliedOffsets applied,
      RecordDecoder decoder,
      DeadLetterOrigins deadLetters,
      UpdatePublisher updates,
      Following following,
      java.util.function.Consumer<Predicate<String>> onLoaded,
      Runnable makeRoom) {
    this.consumer = consumer;
    this.topics = topics;
    this.histories = histories;
    this.identity = identity;
    this.stored = stored;
    this.applied = applied;
    this.decoder = decoder;
    this.deadLetters = deadLetters;
    this.updates = updates;
    this.following = following;
    this.onLoaded = onLoaded;
    this.makeRoom = makeRoom;
  }

  /// Whether the group assigned partitions to this instance and their committed offsets are loaded.
  boolean isAssigned() {
    return assigned;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // Within poll: no database here. A position keeps the client from looking for one of its own.
    partitions.forEach(partition -> consumer.seek(partition, 0));
    unload(partitions);
    waiting = false;
    assigned = unloaded.isEmpty();
    LOG.infof(
        "Reading %d partitions, %d of them new", consumer.assignment().size(), partitions.size());
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(this::drop);
    unloaded.removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    onPartitionsRevoked(partitions);
  }

  /// Stops reading `partitions` until their committed offsets are loaded again.
  void unload(Collection<TopicPartition> partitions) {
    Set<TopicPartition> ours = new HashSet<>(partitions);
    ours.retainAll(consumer.assignment());
    consumer.pause(ours);
    ours.forEach(this::drop);
    unloaded.addAll(ours);
  }

  private void drop(TopicPartition partition) {
    applied.disown(partition.partition());
    committedOffsets.remove(partition);
    limits.remove(partition);
    held.remove(partition);
    unread.remove(partition);
    updates.forget(partition.partition());
  }

  /// Learns which stored form leads, and how far it is.
  ///
  /// @throws RuntimeException when the database or the broker does not answer, or this form can't
  ///   be built
  void follow() {
    if (following.look()) {
      unload(consumer.assignment());
      waiting = false;
      following.join(describe());
    }
  }

  /// Whether another stored form leads.
  boolean isFollowing() {
    return following.isActive();
  }

  /// Loads the committed offset of each partition that has none here, and reads on from there.
  ///
  /// @return whether there was such a partition
  /// @throws RuntimeException when the database or the broker does not answer
  boolean loadOffsets() {
    if (log != null && identity.differsFrom(log)) {
      unload(consumer.assignment());
      waiting = false;
    }
    if (unloaded.isEmpty() || (waiting && System.nanoTime() - looksAgainAt < 0)) {
      return false;
    }
    ProgressTopics.Log now = describe();
    following.join(now);
    PartitionHistory current = histories.current(now, () -> ends(now.partitions()));
    if (!current.equals(history)) {
      history = current;
      decoder.partitions(current);
      unload(consumer.assignment());
    }
    loadOffsets(now, current);
    return true;
  }

  private ProgressTopics.Log describe() {
    ProgressTopics.Log now = topics.ensure();
    identity.is(now);
    if (log != null && !log.id().equals(now.id())) {
      // How far a former log counted says nothing of this one.
      applied.restart();
    }
    log = now;
    return now;
  }

  /// The end of each partition of the log, by its number.
  private Map<Integer, Long> ends(int partitions) {
    List<TopicPartition> all = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      all.add(new TopicPartition(topics.log(), i));
    }
    return TopicReader.byNumber(consumer.endOffsets(all));
  }

  private void loadOffsets(ProgressTopics.Log log, PartitionHistory current) {
    Set<TopicPartition> partitions = Set.copyOf(unloaded);
    // The database first: what it has stored by now, the log's end, asked for afterwards, can't be
    // short of.
    Map<TopicPartition, CommittedOffset> found = new HashMap<>();
    partitions.forEach(it ->
        found.put(
            it,
            stored.committedOffset(
                it.partition(), log.id(), current.generations().size(), following.leader())));
    if (!following.isActive()) {
      remember(found, log.id());
    }
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    if (!following.isActive()
        && readBefore.isEmpty()
        && found.entrySet().stream()
            .anyMatch(it -> it.getValue().next() < end.getOrDefault(it.getKey(), 0L))) {
      // The instance that read here may have sent dead letters and not lived to commit.
      decoder.past(new PastRecords(Map.of(), deadLetters.latest(log.id())));
    }
    Map<TopicPartition, Long> nexts = new HashMap<>();
    found.forEach((partition, committed) ->
        nexts.put(
            partition,
            within(
                partition,
                committed,
                log,
                first.getOrDefault(partition, 0L),
                end.getOrDefault(partition, Long.MAX_VALUE))));
    nexts.keySet().removeAll(waiting(nexts, current));
    // The former owner may have stopped before it announced what it wrote last.
    onLoaded.accept(learnersOf(nexts.keySet(), current));
    nexts.forEach((partition, next) -> {
      CommittedOffset committed = found.get(partition);
      committedOffsets.put(partition, next);
      limits.put(
          partition,
          current.end(partition.partition(), current.generation(partition.partition(), next)));
      applied.own(partition.partition());
      applied.advance(partition.partition(), next);
      // From what may not be announced: the records up to the committed offset count, and only have
      // their learners announced again.
      long start =
          committed != null && next == committed.next() && !following.isActive()
              ? Math.min(next, committed.announced())
              : next;
      long from = Math.max(start, first.getOrDefault(partition, 0L));
      unread.put(partition, from);
      consumer.seek(partition, from);
    });
    unloaded.removeAll(nexts.keySet());
    consumer.resume(nexts.keySet());
    waiting = !unloaded.isEmpty();
    looksAgainAt = System.nanoTime() + LOOK_NANOS;
    assigned = true;
  }

  /// Whether a learner of that id has records in one of the partitions.
  private static Predicate<String> learnersOf(
      Set<TopicPartition> partitions, PartitionHistory current) {
    Set<Integer> numbers =
        partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    return id ->
        current.generations().stream()
            .anyMatch(it -> numbers.contains(LearnerPartitions.of(id, it.partitions())));
  }

  /// Those of the partitions that may not be read yet: what their next records say comes after
  /// records of other partitions, from before the log grew, that do not all count.
  private Set<TopicPartition> waiting(Map<TopicPartition, Long> nexts, PartitionHistory current) {
    Map<Integer, Boolean> due = new HashMap<>();
    Set<TopicPartition> found = new HashSet<>();
    nexts.forEach((partition, next) -> {
      int generation = current.generation(partition.partition(), next);
      if (generation > 0 && !due.computeIfAbsent(generation, it -> isDue(it, current))) {
        found.add(partition);
      }
    });
    return found;
  }

  /// Whether all that stands by former numbers of partitions counts.
  private boolean isDue(int generation, PartitionHistory current) {
    int former = current.generations().get(generation - 1).partitions();
    Map<Integer, Long> stored =
        this.stored.committedOffsets(IntStream.range(0, former).boxed().toList());
    Map<Integer, Long> ends = ends(former);
    return IntStream.range(0, former)
        .allMatch(it -> {
          // What the broker lost can't be waited for.
          long last = Math.min(current.first(it, generation), ends.getOrDefault(it, 0L));
          return stored.getOrDefault(it, 0L) >= last;
        });
  }

  /// Those of the records that may count now: others of their partitions come after records
  /// elsewhere.
  ConsumerRecords<byte[], byte[]> due(ConsumerRecords<byte[], byte[]> records) {
    if (beyondLimit(records).isEmpty()) {
      return records;
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> due = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> some =
          records.records(partition).stream().filter(it -> it.offset() < limit(partition)).toList();
      if (!some.isEmpty()) {
        due.put(partition, some);
      }
    }
    return new ConsumerRecords<>(due, Map.of());
  }

  /// The partitions that have records at or behind their limit among these.
  Set<TopicPartition> beyondLimit(ConsumerRecords<byte[], byte[]> records) {
    Set<TopicPartition> found = new HashSet<>();
    for (TopicPartition partition : records.partitions()) {
      if (records.records(partition).getLast().offset() >= limit(partition)) {
        found.add(partition);
      }
    }
    return found;
  }

  /// The offset before which records of `partition` may count now.
  long limit(TopicPartition partition) {
    return Math.min(
        limits.getOrDefault(partition, Long.MAX_VALUE), following.limit(partition.partition()));
  }

  /// Reads no further than the limits of these partitions, which were reached, until they are
  /// others.
  void stopAt(Set<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      if (limit(partition) == limits.getOrDefault(partition, Long.MAX_VALUE)) {
        // What is left comes after records elsewhere: its committed offset is looked up until these
        // count.
        unload(Set.of(partition));
      } else if (committedOffsets.containsKey(partition)) {
        held.add(partition);
        consumer.seek(partition, limit(partition));
        consumer.pause(Set.of(partition));
      }
    }
  }

  /// The id of the log's topic; empty as long as it is not known.
  String logId() {
    return log == null ? "" : log.id();
  }

  /// How many numbers of partitions the log has had, as far as is known here.
  int generation() {
    return history == null ? 1 : history.generations().size();
  }

  /// For each partition that is read, where the client goes on, if everything before it is dealt
  /// with: past the committed offset when what lies between is no record, such as the mark of a
  /// transaction.
  Map<TopicPartition, Long> gaps() {
    Map<TopicPartition, Long> gaps = new HashMap<>();
    committedOffsets.forEach((partition, committed) -> {
      long position = Math.min(position(partition, committed), limit(partition));
      if (position > committed) {
        gaps.put(partition, position);
      }
    });
    return gaps;
  }

  private long position(TopicPartition partition, long otherwise) {
    try {
      return consumer.position(partition, POSITION_TIMEOUT);
    } catch (KafkaException e) {
      LOG.debug("Where the client goes on is not known now", e);
      return otherwise;
    }
  }

  /// Lets what became of records before a rebuild be known, while there are such records to come.
  private void remember(Map<TopicPartition, CommittedOffset> found, String logId) {
    Map<Integer, Long> before = new HashMap<>();
    found.forEach((partition, committed) -> {
      if (committed.next() < committed.readBefore()) {
        before.put(partition.partition(), committed.readBefore());
      }
    });
    readBefore.keySet().removeAll(found.keySet().stream().map(TopicPartition::partition).toList());
    readBefore.putAll(before);
    if (!before.isEmpty()) {
      decoder.past(new PastRecords(readBefore, deadLetters.all(logId)));
    }
  }

  /// The committed offset, unless the log no longer has it: then the nearest that it has, which is
  /// stored at once.
  private long within(
      TopicPartition partition,
      CommittedOffset committed,
      ProgressTopics.Log log,
      long first,
      long end) {
    if (following.isActive() && committed.next() < first) {
      throw following.refused(
          "the broker removed records before %d of partition %d"
              .formatted(first, partition.partition()));
    }
    String problem;
    long next;
    if (!committed.logId().equals(log.id())) {
      problem =
          "the topic was deleted and created again; reading it from its start. Up to %d records of the former one count that the log does not have: verify and rebuild will say so"
              .formatted(committed.next());
      next = first;
    } else if (committed.next() < first) {
      problem =
          "the broker removed %d records before they counted; raise the topic's retention"
              .formatted(first - committed.next());
      next = first;
    } else if (committed.next() > end) {
      problem = "the broker lost %d records that count already".formatted(committed.next() - end);
      next = end;
    } else {
      return committed.next();
    }
    LOG.errorf("Partition %s: %s.", partition, problem);
    stored.reset(partition.partition(), committed.next(), next, log.id());
    return next;
  }

  /// The offset of the first record that does not count yet, for each of `partitions` that is still
  /// read.
  Map<Integer, Long> committedOffsets(Collection<TopicPartition> partitions) {
    Map<Integer, Long> found = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Long committed = committedOffsets.get(partition);
      if (committed != null) {
        found.put(partition.partition(), committed);
      }
    }
    return found;
  }

  /// The same for all partitions.
  Map<Integer, Long> committedOffsets() {
    return committedOffsets(committedOffsets.keySet());
  }

  void moved(TopicPartition partition, long next) {
    committedOffsets.put(partition, next);
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
    makeRoom.run();
  }

  /// Reads again what was not dealt with, in every partition.
  void rewind() {
    unread.forEach(consumer::seek);
  }

  void pauseAll() {
    consumer.pause(consumer.assignment());
  }

  void resumeLoaded() {
    held.removeIf(it -> limit(it) > unread.getOrDefault(it, 0L));
    Set<TopicPartition> loaded = new HashSet<>(committedOffsets.keySet());
    loaded.removeAll(held);
    consumer.resume(loaded);
  }
}
