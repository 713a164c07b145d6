package dev.waymark.gateway.grpc;

import dev.waymark.gateway.answer.Erasure;
import dev.waymark.gateway.answer.Profile;
import dev.waymark.learner.v1.EraseLearnerRequest;
import dev.waymark.learner.v1.ExportLearnerRequest;
import dev.waymark.learner.v1.ExportLearnerResponse;
import dev.waymark.learner.v1.GetProfileRequest;
import dev.waymark.learner.v1.MutinyLearnerServiceGrpc.MutinyLearnerServiceStub;
import dev.waymark.learner.v1.UpdateProfileRequest;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Profiles and privacy, asked of the recommender. Every call fails with a {@link
/// dev.waymark.gateway.problem.ProblemException}.
@ApplicationScoped
public class LearnerClient {

  private final MutinyLearnerServiceStub stub;
  private final RecommenderCalls calls;

  LearnerClient(@GrpcClient("recommender") MutinyLearnerServiceStub stub, RecommenderCalls calls) {
    this.stub = stub;
    this.calls = calls;
  }

  public Uni<Profile> profile(String learnerId, @Nullable String token) {
    var request =
        GetProfileRequest.newBuilder()
            .setLearnerId(learnerId)
            .setConsistencyToken(Objects.requireNonNullElse(token, ""))
            .build();
    return calls.read(
        stub,
        learnerId,
        token,
        s -> s.getProfile(request),
        reply -> ProfileAnswers.profile(learnerId, reply.getProfile(), ""));
  }

  /// Replaces the whole profile of `profile.learnerId()`.
  public Uni<Profile> replace(Profile profile) {
    var request =
        UpdateProfileRequest.newBuilder()
            .setLearnerId(profile.learnerId())
            .setProfile(ProfileAnswers.message(profile))
            .build();
    return calls.change(
        stub,
        profile.learnerId(),
        s -> s.updateProfile(request),
        reply ->
            ProfileAnswers.profile(
                profile.learnerId(), reply.getProfile(), reply.getConsistencyToken()));
  }

  /// Everything kept of the learner, as JSON text.
  public Uni<String> export(String learnerId) {
    var request = ExportLearnerRequest.newBuilder().setLearnerId(learnerId).build();
    return calls.read(
        stub, learnerId, null, s -> s.exportLearner(request), ExportLearnerResponse::getDocument);
  }

  public Uni<Erasure> erase(String learnerId) {
    var request = EraseLearnerRequest.newBuilder().setLearnerId(learnerId).build();
    return calls.change(
        stub,
        learnerId,
        s -> s.eraseLearner(request),
        reply -> new Erasure(learnerId, WireValues.instant(reply.getErasedAt())));
  }
}
