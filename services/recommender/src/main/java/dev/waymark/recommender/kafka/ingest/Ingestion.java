package dev.waymark.recommender.kafka.ingest;

import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.events.PartitionHistory;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.graph.GraphRefresh;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.Backoff;
import dev.waymark.recommender.kafka.DeadLetterOrigins;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.KafkaFaults;
import dev.waymark.recommender.kafka.LogIdentity;
import dev.waymark.recommender.kafka.LogReaders;
import dev.waymark.recommender.kafka.LogTrust;
import dev.waymark.recommender.kafka.PartitionHistories;
import dev.waymark.recommender.kafka.ProgressTopics;
import dev.waymark.recommender.kafka.RecordDecoder;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.learner.Learners;
import dev.waymark.recommender.learner.StateProgress;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.learner.TopSteps;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.neo4j.Neo4jStoredForms;
import dev.waymark.recommender.observability.RecommenderMetrics;
import dev.waymark.recommender.observability.Tracing;
import dev.waymark.recommender.wiring.InstanceId;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The ingestion of the log: one thread that lives as long as the service.
@Singleton
public final class Ingestion {
  private static final Logger LOG = Logger.getLogger(Ingestion.class);

  /// A loop that has not turned for so long is stuck.
  private static final Duration STUCK_TIMEOUT = Duration.ofMinutes(2);

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final RecommenderConfig settings;
  private final RecommenderConfig.Progress config;
  private final KafkaClients clients;
  private final ProgressTopics topics;
  private final Neo4jProgressLog stored;
  private final AppliedOffsets applied;
  private final Learners learners;
  private final LearnerChanges changes;
  private final TopSteps topSteps;
  private final InstanceId instance;
  private final DeadLetterOrigins deadLetters;
  private final ServedGraph graph;
  private final GraphRefresh refresh;
  private final RecommenderMetrics metrics;
  private final Tracing tracing;
  private final InstantSource clock;
  private final EvidenceWeights evidence;
  private final ServiceThreads threads;
  private final SkippedRecords passed;
  private final LogIdentity identity;
  private final PartitionHistories histories;
  private final LogTrust trust;
  private final StoredForm form;
  private final Neo4jStoredForms forms;
  private final StateProgress state;
  private final LogReaders readers;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile @Nullable IngestLoop loop;

  Ingestion(
      RecommenderConfig config,
      KafkaClients clients,
      ProgressTopics topics,
      Neo4jProgressLog stored,
      AppliedOffsets applied,
      Learners learners,
      LearnerChanges changes,
      TopSteps topSteps,
      InstanceId instance,
      DeadLetterOrigins deadLetters,
      ServedGraph graph,
      GraphRefresh refresh,
      RecommenderMetrics metrics,
      Tracing tracing,
      InstantSource clock,
      EvidenceWeights evidence,
      ServiceThreads threads,
      SkippedRecords passed,
      LogIdentity identity,
      PartitionHistories histories,
      LogTrust trust,
      StoredForm form,
      Neo4jStoredForms forms,
      StateProgress state,
      LogReaders readers) {
    this.settings = config;
    this.config = config.progress();
    this.clients = clients;
    this.topics = topics;
    this.stored = stored;
    this.applied = applied;
    this.learners = learners;
    this.changes = changes;
    this.topSteps = topSteps;
    this.instance = instance;
    this.deadLetters = deadLetters;
    this.graph = graph;
    this.refresh = refresh;
    this.metrics = metrics;
    this.tracing = tracing;
    this.clock = clock;
    this.evidence = evidence;
    this.threads = threads;
    this.passed = passed;
    this.identity = identity;
    this.histories = histories;
    this.trust = trust;
    this.form = form;
    this.forms = forms;
    this.state = state;
    this.readers = readers;
    this.thread = threads.named("waymark-ingest").daemon(false).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Finishes the batch in hand and leaves the group.
  public void stop() throws InterruptedException {
    stopping = true;
    IngestLoop running = loop;
    if (running != null) {
      running.stop();
    } else {
      thread.interrupt();
    }
    thread.join(STOP_TIMEOUT);
  }

  /// Whether the loop turns, or still waits for its broker.
  public boolean live() {
    IngestLoop running = loop;
    return (thread.isAlive() || stopping)
        && (running == null || running.lastTurn().plus(STUCK_TIMEOUT).isAfter(clock.instant()));
  }

  /// Whether this instance has its partitions and reads from their committed offsets.
  public boolean isAssigned() {
    IngestLoop running = loop;
    return running != null && running.isAssigned();
  }

  private void run() {
    Backoff backoff = new Backoff(config.retryDelay(), config.maxRetryDelay());
    boolean said = false;
    while (!stopping) {
      try {
        boolean known = lookWhoLeads();
        // Asked even so, for operators want to hear of a broker that is away too.
        ProgressTopics.Log log = topics.ensure();
        if (known) {
          identity.is(log);
          ingest(log);
        } else {
          pause(backoff.next());
        }
      } catch (KafkaException e) {
        if (!said) {
          LOG.errorf("Kafka does not answer; trying again: %s", KafkaFaults.text(e));
          said = true;
        }
        pause(backoff.next());
      }
    }
  }

  /// Whether learners may be answered depends on it, and the broker is not needed to know.
  ///
  /// @return false when the database does not say
  private boolean lookWhoLeads() {
    try {
      forms.prepare();
      Neo4jStoredForms.Standing standing = forms.standing();
      if (standing.leader().equals(form)) {
        state.leads();
      } else {
        state.follows(standing.leader(), 0, 0, standing.isCaughtUp());
      }
      return true;
    } catch (StoreUnavailableException e) {
      LOG.debug("The database does not say which stored form leads", e);
      return false;
    }
  }

  private void ingest(ProgressTopics.Log log) {
    try (Producer<byte[], byte[]> producer = clients.producer();
        Consumer<byte[], byte[]> consumer = clients.groupConsumer();
        UpdatePublisher updates =
            new UpdatePublisher(producer, settings, instance, topSteps::of, threads, clock)) {
      updates.start();
      RecordDecoder decoder =
          new RecordDecoder(
              config.maxValueBytes(),
              trust.required(),
              PartitionHistory.of(log.id(), log.partitions()));
      Following following =
          new Following(
              log,
              form,
              forms,
              state,
              deadLetters,
              decoder,
              clients,
              readers,
              partitions -> moved(log, partitions));
      Assignment assignment =
          new Assignment(
              consumer,
              topics,
              histories,
              identity,
              stored,
              applied,
              decoder,
              deadLetters,
              updates,
              following,
              learners::invalidate,
              () -> learners.forgetIf(id -> true));
      OutgoingRecords outgoing =
          new OutgoingRecords(producer, config, passed, assignment::logId, clock);
      decoder.sent(outgoing::hasSent);
      BatchWriter writer =
          new BatchWriter(
              consumer,
              assignment,
              following,
              outgoing,
              learners,
              new PostCommitActions(learners, changes, updates),
              updates,
              stored,
              graph,
              refresh,
              metrics,
              tracing,
              clock,
              decoder,
              evidence);
      consumer.subscribe(List.of(config.topic()), assignment);
      IngestLoop created =
          new IngestLoop(
              consumer,
              assignment,
              writer,
              new UnreadableRecords(clients, assignment, writer, passed),
              graph,
              metrics,
              clock,
              config);
      loop = created;
      try (following) {
        if (!stopping) {
          created.run();
        }
      }
    }
  }

  /// Another instance counted records of these partitions, or this one did.
  private void moved(ProgressTopics.Log log, Set<Integer> partitions) {
    Set<Integer> others = new HashSet<>(partitions);
    others.removeAll(applied.owned());
    if (!others.isEmpty()) {
      learners.invalidate(id -> others.contains(LearnerPartitions.of(id, log.partitions())));
      changes.allChanged();
    }
  }

  private void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      stopping = true;
    }
  }
}
