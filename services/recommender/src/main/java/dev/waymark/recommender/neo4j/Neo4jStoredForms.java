package dev.waymark.recommender.neo4j;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.wiring.InstanceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;

/// The stored forms that stand side by side, and which of them leads: its recommenders reject and
/// announce what they read, those of the others follow in silence. All methods block.
///
/// Which form leads is noted with every committed offset, of every form, once another form than the
/// first took the lead. So an instance that has not heard of it moves no offset.
@Singleton
public final class Neo4jStoredForms {
  private static final List<String> CONSTRAINTS =
      List.of(
          "CREATE CONSTRAINT learner_id_form_%d IF NOT EXISTS FOR (n:Learner) REQUIRE n.id IS UNIQUE",
          "CREATE CONSTRAINT partition_offset_form_%d IF NOT EXISTS FOR (n:PartitionOffset) REQUIRE (n.topic, n.partition) IS UNIQUE");
  private static final String PLACES =
      """
      MATCH (p:PartitionOffset {topic: $topic})
      RETURN p.partition AS partition, p.next AS next, coalesce(p.announced, p.next) AS announced,
        coalesce(p.readBefore, 0) AS readBefore, coalesce(p.logId, '') AS logId,
        coalesce(p.formerRecords, 0) AS formerRecords, p.leader AS leader
      """;

  /// What no other transaction may move until this one ends.
  private static final String LOCK =
      """
      MATCH (p:PartitionOffset {topic: $topic})
      WITH p ORDER BY p.partition
      SET p.writer = $writer
      """;

  private static final String FOLLOW =
      """
      MERGE (p:PartitionOffset {topic: $topic, partition: 0})
      ON CREATE SET p.next = 0, p.announced = 0
      SET p.leader = $leader
      """;
  private static final String GO_ON =
      """
      UNWIND $rows AS r
      MATCH (p:PartitionOffset {topic: $topic, partition: r.partition})
      SET p.announced = r.announced, p.readBefore = r.readBefore
      """;
  private static final String LEAD =
      "MATCH (p:PartitionOffset {topic: $topic}) SET p.leader = $leader";
  private static final String ERASE =
      "UNWIND $ids AS id MATCH (l:Learner {id: id}) DETACH DELETE l";

  private static final String HELD =
      """
      MATCH (l:Learner) WITH count(l) AS learners
      OPTIONAL MATCH (p:PartitionOffset) WITH learners, count(p) AS offsets
      RETURN learners + offsets AS n
      """;

  /// A start from there would find learners of which some are gone.
  private static final String BAR = "MATCH (p:PartitionOffset) SET p.erasing = true";

  private final Neo4jSessions sessions;
  private final StoredForm form;
  private final String topic;
  private final String writer;

  Neo4jStoredForms(
      Neo4jSessions sessions, RecommenderConfig config, StoredForm form, InstanceId instance) {
    this.sessions = sessions;
    this.form = form;
    this.topic = config.progress().topic();
    this.writer = instance.value();
  }

  /// How far one form counts in one partition.
  ///
  /// @param next the offset of the first record that does not count yet
  /// @param announced the offset before which every change is announced
  /// @param readBefore how far the log was read before the state was built anew
  /// @param logId the id of the Kafka topic that the offsets belong to; empty when not known
  /// @param formerRecords how many records count that stand in former topics of that name
  public record Place(
      long next, long announced, long readBefore, String logId, long formerRecords) {
    /// How many records count that stand in another log than that.
    public long former(String log) {
      return formerRecords + (logId.isEmpty() || logId.equals(log) ? 0 : next);
    }
  }

  /// Who leads, and how far everybody is.
  ///
  /// @param leading by partition, where the form that leads is
  /// @param own by partition, where this form is
  public record Standing(StoredForm leader, Map<Integer, Place> leading, Map<Integer, Place> own) {
    /// Whether this form counts all that the one that leads does.
    public boolean isCaughtUp() {
      return leading.entrySet().stream()
          .allMatch(it -> {
            Place mine = own.get(it.getKey());
            return it.getValue().next() <= (mine == null ? 0 : mine.next());
          });
    }
  }

  private record Found(Optional<StoredForm> leader, Map<Integer, Place> places) {}

  /// How things stand.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public Standing standing() {
    return write(this::read);
  }

  private Standing read(TransactionContext tx) {
    SortedMap<Integer, Found> all = new TreeMap<>();
    for (StoredForm it : stored(tx)) {
      Found found = found(tx, it);
      if (!found.places.isEmpty()) {
        all.put(it.number(), found);
      }
    }
    StoredForm leader =
        all.values().stream()
            .map(Found::leader)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> all.isEmpty() ? form : new StoredForm(all.firstKey()));
    return new Standing(leader, places(all, leader), places(all, form));
  }

  private static Map<Integer, Place> places(SortedMap<Integer, Found> all, StoredForm of) {
    Found found = all.get(of.number());
    return found == null ? Map.of() : found.places;
  }

  private Found found(TransactionContext tx, StoredForm of) {
    Map<Integer, Place> places = new HashMap<>();
    Optional<StoredForm> leader = Optional.empty();
    for (Record row : tx.run(of.in(PLACES), Map.of("topic", topic)).list()) {
      places.put(
          row.get("partition").asInt(),
          new Place(
              row.get("next").asLong(),
              row.get("announced").asLong(),
              row.get("readBefore").asLong(),
              row.get("logId").asString(),
              row.get("formerRecords").asLong()));
      Value noted = row.get("leader");
      if (!noted.isNull()) {
        leader = Optional.of(new StoredForm(noted.asInt()));
      }
    }
    return new Found(leader, places);
  }

  /// The forms that have labels here; of some nothing may be left but constraints.
  private static List<StoredForm> stored(SimpleQueryRunner tx) {
    return tx.run("CALL db.labels() YIELD label").stream()
        .map(row -> StoredForm.ofLabel(row.get("label").asString()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /// Makes the constraints that this form's nodes need. Those of the first form come with the
  /// published graph.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public void prepare() {
    if (form.number() == 1) {
      return;
    }
    try (Session session = sessions.session()) {
      for (String constraint : CONSTRAINTS) {
        session.run(form.in(constraint.formatted(form.number()))).consume();
      }
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// Notes that this form stands beside another one, which leads.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public void follow(StoredForm leader) {
    write(
        tx -> tx.run(form.in(FOLLOW), Map.of("topic", topic, "leader", leader.number())).consume());
  }

  /// Takes the lead, if `from` still has it and this form counts all that `from` does. What `from`
  /// may not have announced is to be announced again; what it had read before its state was built
  /// anew is known to be read.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public boolean takeOver(StoredForm from) {
    return write(tx -> {
      tx.run(from.in(LOCK), Map.of("topic", topic, "writer", writer)).consume();
      tx.run(form.in(LOCK), Map.of("topic", topic, "writer", writer)).consume();
      Standing standing = read(tx);
      if (!standing.leader.equals(from) || !standing.isCaughtUp()) {
        return false;
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      standing.own.forEach((partition, mine) -> {
        Place theirs = standing.leading.get(partition);
        if (theirs != null) {
          rows.add(
              Map.of(
                  "partition",
                  partition,
                  "announced",
                  Math.min(mine.next, theirs.announced),
                  "readBefore",
                  Math.max(mine.readBefore, theirs.readBefore)));
        }
      });
      tx.run(form.in(GO_ON), Map.of("topic", topic, "rows", rows)).consume();
      lead(tx);
      return true;
    });
  }

  /// Takes the lead, whatever else is stored. For when no recommender runs.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public void lead() {
    write(tx -> {
      lead(tx);
      return form;
    });
  }

  private void lead(TransactionContext tx) {
    for (StoredForm every : stored(tx)) {
      tx.run(every.in(LEAD), Map.of("topic", topic, "leader", form.number())).consume();
    }
  }

  /// The other forms of which anything is stored.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public List<StoredForm> others() {
    return write(tx ->
        stored(tx).stream()
            .filter(it -> !it.equals(form))
            .filter(it -> tx.run(it.in(HELD)).single().get("n").asLong() > 0)
            .toList());
  }

  /// Removes all that is stored in another form.
  ///
  /// @return how many learners there were
  /// @throws StoreUnavailableException when the database does not answer; then some may be left
  public long forget(StoredForm other) {
    try (Session session = sessions.session()) {
      long learners =
          session
              .run(other.in("MATCH (l:Learner) RETURN count(l) AS n"))
              .single()
              .get("n")
              .asLong();
      session.run(other.in(BAR)).consume();
      session.run(other.in(Neo4jLearners.ERASE_ALL)).consume();
      session.run(other.in("MATCH (p:PartitionOffset) DELETE p")).consume();
      return learners;
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// Removes those who are erased from all other forms.
  static void eraseInOthers(SimpleQueryRunner tx, StoredForm form, List<LearnerChange> changes) {
    List<String> ids =
        changes.stream().filter(LearnerChange::erase).map(LearnerChange::learnerId).toList();
    if (ids.isEmpty()) {
      return;
    }
    for (StoredForm other : stored(tx)) {
      if (!other.equals(form)) {
        tx.run(other.in(ERASE), Map.of("ids", ids)).consume();
      }
    }
  }

  private <T> T write(Function<TransactionContext, T> work) {
    try (Session session = sessions.session()) {
      return Objects.requireNonNull(session.executeWrite(work::apply));
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }
}
