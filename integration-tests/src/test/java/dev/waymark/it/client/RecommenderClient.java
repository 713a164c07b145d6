package dev.waymark.it.client;

import dev.waymark.learner.v1.ExportLearnerRequest;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.Step;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One instance of the recommender, asked over gRPC.
public final class RecommenderClient implements AutoCloseable {

  private final ManagedChannel channel;

  /// The one at the port of this machine.
  public RecommenderClient(int port) {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /// How many graded answers count on a topic once the events behind the token do.
  public int attempts(String learnerId, String roadmap, String topic, String token) {
    return recommender()
        .getMastery(
            GetMasteryRequest.newBuilder()
                .setLearnerId(learnerId)
                .setRoadmapId(roadmap)
                .setConsistencyToken(token)
                .build())
        .getTopicsList()
        .stream()
        .filter(it -> it.getTopicId().equals(topic))
        .findFirst()
        .orElseThrow()
        .getEvidence()
        .getAttempts();
  }

  /// The topics of the next steps once the events behind the token count.
  public List<String> nextSteps(String learnerId, String roadmap, String token) {
    return recommender()
        .recommendNextSteps(
            RecommendNextStepsRequest.newBuilder()
                .setLearnerId(learnerId)
                .setRoadmapId(roadmap)
                .setConsistencyToken(token)
                .build())
        .getStepsList()
        .stream()
        .map(Step::getTopicId)
        .toList();
  }

  /// Everything that is held of a learner, in JSON.
  public String export(String learnerId) {
    return LearnerServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .exportLearner(ExportLearnerRequest.newBuilder().setLearnerId(learnerId).build())
        .getDocument();
  }

  private RecommenderServiceGrpc.RecommenderServiceBlockingStub recommender() {
    return RecommenderServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
