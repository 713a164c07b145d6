package dev.waymark.recommender.observability;

import dev.waymark.events.DeadLetterReason;
import dev.waymark.models.ModelFault;
import dev.waymark.recommender.ingest.Decisions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What the service tells Prometheus.
@Singleton
public final class RecommenderMetrics {
  private final MeterRegistry registry;
  private final Counter applied;
  private final Counter duplicates;
  private final Counter skipped;
  private final Counter forwarded;
  private final Counter passed;
  private final Map<DeadLetterReason, Counter> deadLetters = new EnumMap<>(DeadLetterReason.class);
  private final DistributionSummary batchSize;
  private final Timer batchTime;
  private final Timer eventToApplied;
  private final Counter conflicts;
  private final Counter outages;
  private final Counter cacheHits;
  private final Counter cacheMisses;
  private final Counter staleReads;
  private final MultiGauge modelInfo;
  private final Counter modelsLoaded;
  private final Map<ModelFault, Counter> modelsRefused = new EnumMap<>(ModelFault.class);
  private final AtomicInteger graphBroken = new AtomicInteger();
  private final Instant since;
  private final AtomicLong stateLeft = new AtomicLong();
  private final AtomicLong newestStoredMillis = new AtomicLong();
  private final Map<Integer, AtomicLong> lag = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicLong> heldBack = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicLong> heldSeconds = new ConcurrentHashMap<>();

  RecommenderMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.since = clock.instant();
    String events = "waymark.events";
    applied = registry.counter(events, "outcome", "applied");
    duplicates = registry.counter(events, "outcome", "duplicate");
    skipped = registry.counter(events, "outcome", "skipped");
    forwarded = registry.counter(events, "outcome", "forwarded");
    passed = registry.counter("waymark.records.passed");
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      deadLetters.put(reason, registry.counter("waymark.dead.letters", "reason", reason.name()));
    }
    batchSize = registry.summary("waymark.batch.size");
    batchTime = Timer.builder("waymark.batch.time").publishPercentileHistogram().register(registry);
    eventToApplied =
        Timer.builder("waymark.event.to.applied")
            .description("From the broker's time stamp of an event to its commit")
            .publishPercentileHistogram()
            .register(registry);
    conflicts = registry.counter("waymark.commit.conflicts");
    outages = registry.counter("waymark.ingest.retries");
    cacheHits = registry.counter("waymark.learner.cache", "result", "hit");
    cacheMisses = registry.counter("waymark.learner.cache", "result", "miss");
    staleReads = registry.counter("waymark.learner.stale.reads");
    registry.gauge("waymark.graph.broken", graphBroken);
    registry.gauge("waymark.stored.state.left", stateLeft);
    modelInfo = MultiGauge.builder("waymark.model.info").register(registry);
    modelsLoaded = registry.counter("waymark.models.loaded");
    for (ModelFault fault : ModelFault.values()) {
      modelsRefused.put(fault, registry.counter("waymark.models.refused", "reason", fault.name()));
    }
  }

  /// A batch was committed.
  public void committed(int records, Decisions decisions, Duration took) {
    batchSize.record(records);
    batchTime.record(took);
    applied.increment(decisions.tally().applied());
    duplicates.increment(decisions.tally().duplicates());
    skipped.increment(decisions.tally().skipped());
    forwarded.increment(decisions.forwards().size());
    decisions.deadLetters().forEach(letter -> count(letter.reason()));
  }

  private void count(DeadLetterReason reason) {
    Counter counter = deadLetters.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  /// An event counts.
  ///
  /// @param stored the time stamp that the broker has of it, not after `now`
  public void applied(Instant stored, Instant now) {
    eventToApplied.record(Duration.between(stored, now));
    newestStoredMillis.accumulateAndGet(stored.toEpochMilli(), Math::max);
  }

  /// What this instance has done to the log since it began.
  ///
  /// @param applied events that count
  /// @param deadLetters rejected records, by reason; without reasons that had none
  /// @param newestStored the newest time stamp that the broker has of what was taken in
  public record Ingested(
      Instant since,
      long applied,
      Map<DeadLetterReason, Long> deadLetters,
      Optional<Instant> newestStored) {}

  /// The counters as they are.
  public Ingested ingested() {
    Map<DeadLetterReason, Long> letters = new EnumMap<>(DeadLetterReason.class);
    deadLetters.forEach((reason, counter) -> {
      if (counter.count() > 0) {
        letters.put(reason, (long) counter.count());
      }
    });
    long newest = newestStoredMillis.get();
    return new Ingested(
        since,
        (long) applied.count(),
        letters,
        newest == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(newest)));
  }

  /// A record was passed over that could neither be applied nor become dead letters.
  public void passed() {
    passed.increment();
  }

  /// The committed offset or a learner had moved; the batch was decided again.
  public void conflict() {
    conflicts.increment();
  }

  /// The database or the broker did not answer; the batch is tried again.
  public void retry() {
    outages.increment();
  }

  public void cacheHit() {
    cacheHits.increment();
  }

  public void cacheMiss() {
    cacheMisses.increment();
  }

  /// A read was answered from a copy that may be old, since the database did not answer.
  public void staleRead() {
    staleReads.increment();
  }

  /// The newest release is the one served.
  public void graphServed() {
    graphBroken.set(0);
  }

  /// The newest release was refused.
  public void graphRefused() {
    graphBroken.set(1);
  }

  /// That model answers from now on, and no other.
  public void modelInUse(String version) {
    modelInfo.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
  }

  /// Another model was taken into use.
  public void modelLoaded() {
    modelsLoaded.increment();
  }

  /// A published model was refused.
  public void modelRefused(ModelFault fault) {
    Counter counter = modelsRefused.get(fault);
    if (counter != null) {
      counter.increment();
    }
  }

  /// How far a partition that this instance reads is behind, as the broker says.
  ///
  /// @param records that do not count yet
  /// @param held those of them that an open transaction holds back
  /// @param heldFor how long it has
  public void lag(int partition, long records, long held, Duration heldFor) {
    lag.computeIfAbsent(partition, p -> gauge("waymark.lag", p)).set(records);
    heldBack.computeIfAbsent(partition, p -> gauge("waymark.lag.open.transaction", p)).set(held);
    heldSeconds
        .computeIfAbsent(partition, p -> gauge("waymark.open.transaction.seconds", p))
        .set(heldFor.toSeconds());
  }

  /// How many records count in the stored form that leads, and not in this instance's.
  public void storedStateLeft(long records) {
    stateLeft.set(records);
  }

  /// Others read all other partitions: they say how far those are behind.
  public void lagOf(Collection<Integer> partitions) {
    for (Map<Integer, AtomicLong> gauges : List.of(lag, heldBack, heldSeconds)) {
      gauges.forEach((partition, gauge) -> {
        if (!partitions.contains(partition)) {
          gauge.set(0);
        }
      });
    }
  }

  private AtomicLong gauge(String name, int partition) {
    return registry.gauge(
        name, Tags.of("partition", Integer.toString(partition)), new AtomicLong());
  }
}
