package dev.waymark.recommender.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Everything that can be set about this service beyond Quarkus' own keys.
@ConfigMapping(prefix = "waymark.recommender")
public interface RecommenderConfig {

  /// Whether to serve and ingest; the commands for operators do neither.
  @WithDefault("true")
  boolean serve();

  Graph graph();

  Model model();

  Progress progress();

  Learners learners();

  Reads reads();

  Insight insight();

  WarmUp warmUp();

  /// The form that learners are stored in; this build's unless set. For trying an upgrade.
  OptionalInt storedForm();

  /// Mutual TLS with those who call; without its files gRPC is not encrypted.
  Tls tls();

  /// What each call must carry, else it is refused: nothing unless set.
  Optional<Set<Carried>> callsCarry();

  /// What each kind of event says, where it differs from the usual: by the names of
  /// [dev.waymark.engine.learner.EvidenceWeights].
  Map<String, Double> evidence();

  /// The published graph.
  interface Graph {
    /// The topic that announces releases.
    @WithDefault("waymark.graph-releases.v1")
    String releasesTopic();

    /// How often the database is asked for a newer release, announced or not.
    @WithDefault("30s")
    Duration checkEvery();
  }

  /// The trained model.
  interface Model {
    /// The topic that carries models.
    @WithDefault("waymark.models.v1")
    String topic();

    /// The largest model that is taken into use, in bytes.
    @WithDefault("4194304")
    int maxBytes();

    /// How long readiness waits at start for the models published before.
    @WithDefault("5s")
    Duration startWait();

    /// A file with the public keys, in PEM, of which one must have signed a model.
    Optional<Path> publicKeyFile();

    /// What becomes of models that none of the keys signed; refused where there are keys, accepted
    /// where there are none.
    Optional<Unsigned> unsigned();
  }

  /// What becomes of records that no key has signed.
  enum Unsigned {
    ACCEPT,
    REFUSE
  }

  /// The log of progress events.
  interface Progress {
    @WithDefault("waymark.progress.v1")
    String topic();

    @WithDefault("waymark.progress.v1.dlq")
    String deadLetterTopic();

    /// The bytes that the topic of dead letters keeps when this service creates it; the oldest
    /// segments go first. -1 keeps all.
    @WithDefault("1073741824")
    long deadLetterRetention();

    /// The consumer group that instances share partitions in.
    @WithDefault("waymark-recommender")
    String groupId();

    /// What consistency tokens are signed with; give the gateway the same. Without it the id of the
    /// log's topic is, which only clients of the broker can see.
    Optional<String> tokenSecret();

    /// A file with the secret keys that profiles and erasures are signed with, one a line in
    /// base64; give all recommenders and the trainer the same. The first key signs, each of them
    /// vouches.
    Optional<Path> keyFile();

    /// What becomes of profiles and erasures that no key has signed; refused where there are keys,
    /// accepted where there are none.
    Optional<Unsigned> unsigned();

    /// Partitions of the log when this service creates it.
    @WithDefault("6")
    int partitions();

    /// Copies of each partition of the topics that this service creates.
    @WithDefault("-1")
    short replicationFactor();

    /// At most this many records in one transaction; fewer for a while after one failed.
    @WithDefault("10000")
    int batchSize();

    /// The longest value of a record, in bytes.
    @WithDefault("65536")
    int maxValueBytes();

    /// The first wait after a failed transaction; it doubles up to `maxRetryDelay`.
    @WithDefault("100ms")
    Duration retryDelay();

    @WithDefault("5s")
    Duration maxRetryDelay();

    /// The database ends a transaction that is open for longer. An instance that is frozen within
    /// one would otherwise keep its locks, and hold up all others, for as long as it is frozen.
    @WithDefault("10s")
    Duration transactionTimeout();
  }

  /// The learners held in memory.
  interface Learners {
    /// At most this many; the least useful go first.
    @WithDefault("100000")
    long cacheSize();

    /// At most about so many bytes of them; 0 is a fifth of the heap.
    @WithDefault("0")
    long cacheBytes();

    /// The topic that announces changed learners.
    @WithDefault("waymark.learner-updates.v1")
    String updatesTopic();
  }

  /// Reads that carry a consistency token.
  interface Reads {
    /// The longest that a read waits for its events to count; the call's deadline shortens it.
    @WithDefault("5s")
    Duration maxWait();

    /// Threads for paths, placement, the answers of watches and all answers on graphs of more than
    /// 5,000 topics; 0 is one for each processor.
    @WithDefault("0")
    int computingThreads();

    /// At most this many calls are computed or wait for these threads; more are refused.
    @WithDefault("1000")
    int maxComputing();
  }

  /// What is done before the service says that it is ready.
  interface WarmUp {
    /// How long questions of made-up learners are answered, so that the first callers are answered
    /// fast; 0 is not at all.
    @WithDefault("1s")
    Duration time();
  }

  /// What a call can carry besides its request.
  enum Carried {
    /// On whose behalf it is made, in `waymark-caller`.
    CALLER,
    /// The trace that it belongs to, in `traceparent`.
    TRACE
  }

  /// Mutual TLS: all three files, each in PEM, or none of them.
  interface Tls {
    /// This service's certificate, followed by those of intermediate authorities, if any.
    Optional<Path> certificate();

    /// The private key of that certificate, in PKCS#8.
    Optional<Path> key();

    /// The authorities that a caller's certificate may come from.
    Optional<Path> trust();

    /// How often to look whether the files were renewed.
    @WithDefault("1m")
    Duration reloadInterval();

    /// After so long a connection takes no new calls, so that callers connect again with the
    /// certificates of the day; calls under way end in peace.
    @WithDefault("1h")
    Duration connectionAge();
  }

  /// Figures over all learners.
  interface Insight {
    /// At most this many learners are counted, the first by id.
    @WithDefault("20000")
    int maxLearners();

    /// How long a count is kept, at least twice the time that it took; the next is made once that
    /// is over and somebody asks.
    @WithDefault("10s")
    Duration refreshInterval();

    /// Numbers of learners over 0 and below this are left out of answers; 1 leaves out none.
    @WithDefault("1")
    int minLearners();
  }
}
