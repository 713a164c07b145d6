package dev.waymark.load.bench;

import dev.waymark.load.event.EventRecords;
import dev.waymark.load.event.Subjects;
import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Suite;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `latency`.
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "From sending an event to changed next steps, at a steady rate.")
public final class LatencyCommand implements Callable<Integer> {
  private static final String ROADMAP = "ml-engineer";
  private static final int LEARNERS = 1_000;
  private static final long NANOS = 1_000_000_000;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "Events a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "For so long (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "150",
      description =
          "Seconds before measuring, in which the JVMs compile what is hot (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--watches",
      defaultValue = "200",
      description = "Learners whose next steps are watched (default: ${DEFAULT-VALUE}).")
  private int watches;

  @Override
  public Integer call() throws Exception {
    Checkout checkout = Checkout.ofThisProgram();
    Histograms histograms = new Histograms();
    long sent;
    try (Suite suite = new Suite(checkout, 1, false)) {
      suite.start();
      String topic = Subjects.in(suite.driver()).topics().keySet().iterator().next();
      List<WatchedLearner> learners = new ArrayList<>();
      Map<String, WatchedLearner> byId = new HashMap<>();
      for (int i = 0; i < LEARNERS; i++) {
        WatchedLearner learner = new WatchedLearner("timed-" + i, topic, histograms);
        learners.add(learner);
        byId.put(learner.id(), learner);
      }
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("127.0.0.1", suite.recommenders().getFirst().grpcPort())
              .usePlaintext()
              .build();
      try (KafkaProducer<byte[], byte[]> producer =
              new KafkaProducer<>(
                  Map.of("bootstrap.servers", suite.kafkaBootstrapServers(), "acks", "all"),
                  new ByteArraySerializer(),
                  new ByteArraySerializer());
          var _ =
              new UpdatesReader(
                  suite.kafkaBootstrapServers(),
                  id -> {
                    WatchedLearner learner = byId.get(id);
                    if (learner != null) {
                      learner.announced();
                    }
                  });
          var _ = new GatewayReader(suite, ROADMAP, topic, histograms)) {
        watch(channel, learners.subList(0, Math.min(watches, LEARNERS)));
        System.out.println("warming up for " + warmUp + " s");
        send(producer, learners, Duration.ofSeconds(warmUp));
        histograms.record(true);
        System.out.println("measuring for " + seconds + " s");
        sent = send(producer, learners, Duration.ofSeconds(seconds));
        histograms.record(false);
      } finally {
        channel.shutdownNow();
      }
    }
    write(checkout, histograms, sent);
    return 0;
  }

  private static void watch(ManagedChannel channel, List<WatchedLearner> learners) {
    var recommender = RecommenderServiceGrpc.newStub(channel);
    for (WatchedLearner learner : learners) {
      recommender.watchNextSteps(
          WatchNextStepsRequest.newBuilder()
              .setLearnerId(learner.id())
              .setRoadmapId(ROADMAP)
              .setLimit(5)
              .build(),
          learner);
    }
  }

  /// @return how many events were sent
  private long send(
      KafkaProducer<byte[], byte[]> producer, List<WatchedLearner> learners, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    long next = System.nanoTime();
    long sent = 0;
    for (int turn = 0; System.nanoTime() < end; turn++) {
      WatchedLearner learner = learners.get(turn % learners.size());
      if (learner.isFree()) {
        var _ = producer.send(EventRecords.binaryJson(learner.practise()));
        sent++;
      }
      next += NANOS / rate;
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
    }
    return sent;
  }

  private void write(Checkout checkout, Histograms histograms, long sent)
      throws java.io.IOException {
    String body =
        """
        %,d events a second for %d s after a warm-up of %d s (sent: %,d), by %,d learners in turn, of whom %d are watched and practise what is suggested. A
        learner whose event is under way is passed over. A further app sends an event through the gateway and reads the next steps with its token, 20 times a second or so.

        %s
        The bars are a p50 of 25 ms and a p99 of 150 ms.
        """
            .formatted(rate, seconds, warmUp, sent, LEARNERS, watches, histograms.table());
    Page.write(
        checkout,
        "Latency",
        "./waymark bench latency --rate %d --seconds %d --warm-up %d"
            .formatted(rate, seconds, warmUp),
        body);
  }
}
