package dev.waymark.recommender.grpc;

import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Calls to the service's own port, through all that a caller's go through.
@Singleton
final class OwnCalls {
  private static final Logger LOG = Logger.getLogger(OwnCalls.class);
  private static final int MAX_AT_ONCE = 8;
  private static final int LEARNERS = 4;
  private static final String EVERY_ADDRESS = "0.0.0.0";
  private static final String LOOPBACK = "127.0.0.1";

  private final String address;
  private final boolean plain;
  private final Metadata carried;

  OwnCalls(
      @ConfigProperty(name = "quarkus.grpc.server.host") String host,
      @ConfigProperty(name = "quarkus.grpc.server.port") int port,
      @ConfigProperty(name = "quarkus.grpc.server.plain-text", defaultValue = "true") boolean plain,
      MutualTls tls,
      CallsCarry calls) {
    this.address = (host.equals(EVERY_ADDRESS) ? LOOPBACK : host) + ":" + port;
    this.plain = plain && !tls.isOn();
    this.carried = calls.own();
  }

  /// A connection to this service; one that asks nothing where callers need a certificate.
  Connection connect() {
    return new Connection(
        plain ? Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build() : null,
        carried);
  }

  static final class Connection implements AutoCloseable {
    private @Nullable ManagedChannel channel;
    private final Metadata carried;
    private int learner;

    private Connection(@Nullable ManagedChannel channel, Metadata carried) {
      this.channel = channel;
      this.carried = carried;
    }

    /// Asks for the next steps of some learners of whom nothing is known, and waits for the
    /// answers. After a failure it asks no more.
    ///
    /// @param end on the clock of [System#nanoTime]
    /// @return how many were answered
    int ask(String roadmap, long end) {
      if (channel == null) {
        return 0;
      }
      var stub =
          RecommenderServiceGrpc.newFutureStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(carried))
              .withDeadlineAfter(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      List<Future<RecommendNextStepsResponse>> asked = new ArrayList<>();
      for (int i = 0; i < MAX_AT_ONCE; i++) {
        asked.add(
            stub.recommendNextSteps(
                RecommendNextStepsRequest.newBuilder()
                    .setLearnerId("sample-" + learner++ % LEARNERS)
                    .setRoadmapId(roadmap)
                    .build()));
      }
      int answered = 0;
      try {
        for (Future<RecommendNextStepsResponse> answer : asked) {
          answer.get();
          answered++;
        }
      } catch (ExecutionException e) {
        LOG.debugf("A call to the own port failed: %s", e.getCause());
        close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
      }
      return answered;
    }

    @Override
    public void close() {
      if (channel != null) {
        channel.shutdownNow();
        channel = null;
      }
    }
  }
}
