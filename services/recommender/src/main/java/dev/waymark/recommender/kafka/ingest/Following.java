package dev.waymark.recommender.kafka.ingest;

import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.kafka.DeadLetterOrigins;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.LogReaders;
import dev.waymark.recommender.kafka.PastRecords;
import dev.waymark.recommender.kafka.ProgressTopics;
import dev.waymark.recommender.kafka.RecordDecoder;
import dev.waymark.recommender.learner.StateProgress;
import dev.waymark.recommender.neo4j.Neo4jStoredForms;
import dev.waymark.recommender.neo4j.Neo4jStoredForms.Place;
import dev.waymark.recommender.neo4j.Neo4jStoredForms.Standing;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where this instance's stored form stands beside another one that leads.
///
/// The other one's recommenders reject, repeat and announce what they read. This form counts the
/// same records in silence, and none that the other does not count yet, so each is dealt with by
/// one form alone. Once nobody reads for the other form any more, and all that it counts counts
/// here, this one takes the lead and goes on where the other ended. Used by the ingest thread
/// alone.
final class Following implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Following.class);
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long ASK_NANOS = Duration.ofMillis(500).toNanos();
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);

  /// This form is built once it is no further behind. While events keep coming it never counts all
  /// that the other form does by then.
  private static final long CLOSE_NANOS = Duration.ofSeconds(2).toNanos();

  private final StoredForm form;
  private final Neo4jStoredForms forms;
  private final StateProgress progress;
  private final DeadLetterOrigins deadLetters;
  private final RecordDecoder decoder;
  private final KafkaClients clients;
  private final LogReaders readers;
  private final Consumer<Set<Integer>> onMoved;
  private StoredForm leader;
  private Map<Integer, Long> limits = Map.of();
  private Map<Integer, Long> counted = Map.of();

  /// Where the form that leads was at one time; null before the first look.
  private @Nullable Map<Integer, Long> mark;

  private long markedAt;
  private DeadLetterOrigins.@Nullable Growing rejected;
  private @Nullable Admin admin;
  private ProgressTopics.@Nullable Log joining;
  private long looksAt = System.nanoTime();
  private long asksAt = System.nanoTime();

  /// @param log as it was described last
  /// @param onMoved told the partitions whose state changed in the database since the last look,
  ///   whichever instance changed it: while the form follows, nobody announces what it counts
  Following(
      ProgressTopics.Log log,
      StoredForm form,
      Neo4jStoredForms forms,
      StateProgress progress,
      DeadLetterOrigins deadLetters,
      RecordDecoder decoder,
      KafkaClients clients,
      LogReaders readers,
      Consumer<Set<Integer>> onMoved) {
    this.form = form;
    this.forms = forms;
    this.progress = progress;
    this.deadLetters = deadLetters;
    this.decoder = decoder;
    this.clients = clients;
    this.readers = readers;
    this.onMoved = onMoved;
    this.leader = form;
    this.joining = log;
  }

  /// The form that leads, as far as is known here.
  StoredForm leader() {
    return leader;
  }

  /// Whether another form leads: then nothing is sent.
  boolean isActive() {
    return !leader.equals(form);
  }

  /// The offset before which records of `partition` may count here.
  long limit(int partition) {
    return isActive() ? limits.getOrDefault(partition, 0L) : Long.MAX_VALUE;
  }

  /// Finds out who leads, before committed offsets are loaded.
  ///
  /// @throws IllegalStateException when another form leads, and this one's can't be built from the
  ///   log
  /// @throws RuntimeException when the database or the broker does not answer
  void join(ProgressTopics.Log log) {
    Standing standing = forms.standing();
    if (standing.leader().equals(form)) {
      joining = null;
      lead();
      return;
    }
    if (!isActive()) {
      LOG.infof(
          "Form %d of the stored state is in use: form %d is built beside it from the log",
          standing.leader().number(), form.number());
    }
    leader = standing.leader();
    standing.leading().values().forEach(it -> refuseFormer(it.former(log.id())));
    standing.own().values().forEach(it -> refuseFormer(it.former(log.id())));
    forms.follow(leader);
    if (rejected == null) {
      rejected = deadLetters.growing(log.id());
    }
    take(standing);
    joining = null;
  }

  private void refuseFormer(long records) {
    if (records > 0) {
      throw refused(
          "it was deleted and created again, and %d records that count are not in it"
              .formatted(records));
    }
  }

  /// This form's state can't be built, or not go on, from the log that there is.
  ///
  /// @param reason what is wrong with the log
  IllegalStateException refused(String reason) {
    String problem =
        "form %d of the stored state can't be built from the log: %s. Go on with the build that stores form %d, or stop every recommender and accept the loss with `rebuild --yes --without-former-log`"
            .formatted(form.number(), reason, leader.number());
    progress.failed(problem);
    return new IllegalStateException(problem);
  }

  /// Looks how far the form that leads is by now, and takes the lead when it is due.
  ///
  /// @return whether another form leads from now on than before: committed offsets must be loaded
  ///   again
  /// @throws RuntimeException when the database or the broker does not answer
  boolean look() {
    if (joining != null) {
      join(joining);
    }
    if (!isActive() || System.nanoTime() - looksAt < 0) {
      return false;
    }
    Standing standing = forms.standing();
    if (!standing.leader().equals(leader)) {
      return true;
    }
    take(standing);
    looksAt = System.nanoTime() + LOOK_NANOS;
    return standing.isCaughtUp() && isLeft() && takeOver();
  }

  private void take(Standing standing) {
    Map<Integer, Long> next = next(standing.leading());
    if (rejected != null && !next.equals(limits)) {
      // Read after the offsets: it has every letter of the records before them.
      decoder.past(new PastRecords(next, rejected.now()));
      limits = next;
    }
    Map<Integer, Long> own = next(standing.own());
    Set<Integer> moved = new HashSet<>();
    own.forEach((partition, offset) -> {
      if (!offset.equals(counted.get(partition))) {
        moved.add(partition);
      }
    });
    counted = own;
    if (!moved.isEmpty() && progress.isComplete()) {
      onMoved.accept(moved);
    }
    long records = 0;
    for (Map.Entry<Integer, Long> one : next.entrySet()) {
      records += Math.min(one.getValue(), own.getOrDefault(one.getKey(), 0L));
    }
    long total = next.values().stream().mapToLong(Long::longValue).sum();
    boolean built = progress.isComplete();
    progress.follows(leader, records, total, standing.isCaughtUp() || isClose(next, own));
    if (!built && progress.isComplete()) {
      LOG.infof(
          "Form %d of the stored state is built: %d records, as form %d",
          form.number(), records, leader.number());
    }
  }

  /// Whether this form counts all that the other one did a moment ago.
  private boolean isClose(Map<Integer, Long> leading, Map<Integer, Long> own) {
    Map<Integer, Long> marked = mark;
    boolean reached =
        marked == null
            || marked.entrySet().stream()
                .allMatch(it -> it.getValue() <= own.getOrDefault(it.getKey(), 0L));
    boolean close = marked != null && reached && System.nanoTime() - markedAt <= CLOSE_NANOS;
    if (reached) {
      mark = leading;
      markedAt = System.nanoTime();
    }
    return close;
  }

  private static Map<Integer, Long> next(Map<Integer, Place> places) {
    Map<Integer, Long> found = new HashMap<>();
    places.forEach((partition, place) -> found.put(partition, place.next()));
    return found;
  }

  /// Whether nobody reads for the form that leads. Asked now and then.
  private boolean isLeft() {
    if (System.nanoTime() - asksAt < 0) {
      return false;
    }
    asksAt = System.nanoTime() + ASK_NANOS;
    if (admin == null) {
      admin = clients.admin();
    }
    return !readers.reads(admin, leader, ASK_TIMEOUT);
  }

  private boolean takeOver() {
    if (!forms.takeOver(leader)) {
      return false;
    }
    LOG.infof(
        "Form %d of the stored state is in use from now on; form %d stays beside it",
        form.number(), leader.number());
    return true;
  }

  private void lead() {
    leader = form;
    limits = Map.of();
    counted = Map.of();
    mark = null;
    progress.leads();
    close();
  }

  @Override
  public void close() {
    if (rejected != null) {
      rejected.close();
      rejected = null;
    }
    if (admin != null) {
      admin.close();
      admin = null;
    }
  }
}
