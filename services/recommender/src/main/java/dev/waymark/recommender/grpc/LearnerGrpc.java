package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.learner.Profile;
import dev.waymark.events.ProfileRules;
import dev.waymark.learner.v1.EraseLearnerRequest;
import dev.waymark.learner.v1.EraseLearnerResponse;
import dev.waymark.learner.v1.ExportLearnerRequest;
import dev.waymark.learner.v1.ExportLearnerResponse;
import dev.waymark.learner.v1.GetProfileRequest;
import dev.waymark.learner.v1.GetProfileResponse;
import dev.waymark.learner.v1.MutinyLearnerServiceGrpc.LearnerServiceImplBase;
import dev.waymark.learner.v1.UpdateProfileRequest;
import dev.waymark.learner.v1.UpdateProfileResponse;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.LearnerLogWriter;
import dev.waymark.recommender.kafka.LearnerLogWriter.Appended;
import dev.waymark.recommender.learner.LearnerDocument;
import dev.waymark.recommender.learner.ProfileForm;
import dev.waymark.recommender.wiring.BlockingWork;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Profiles, export and erasure. What changes a learner goes through the log, like progress.
@GrpcService
final class LearnerGrpc extends LearnerServiceImplBase {
  private final LearnerReads reads;
  private final LearnerLogWriter log;
  private final Token token;
  private final ServedGraph served;
  private final BlockingWork blocking;
  private final InstantSource clock;

  LearnerGrpc(
      LearnerReads reads,
      LearnerLogWriter log,
      Token token,
      ServedGraph served,
      BlockingWork blocking,
      InstantSource clock) {
    this.reads = reads;
    this.log = log;
    this.token = token;
    this.served = served;
    this.blocking = blocking;
    this.clock = clock;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return StrictMessages.of(super.bindService());
  }

  @Override
  public Uni<GetProfileResponse> getProfile(GetProfileRequest request) {
    return reads.read(
        request.getLearnerId(),
        request.getConsistencyToken(),
        (learner, graph) ->
            GetProfileResponse.newBuilder()
                .setLearnerId(learner.id())
                .setProfile(ProfileForm.write(learner.profile()))
                .build());
  }

  @Override
  public Uni<UpdateProfileResponse> updateProfile(UpdateProfileRequest request) {
    String learnerId = request.getLearnerId();
    dev.waymark.learner.v1.Profile profile;
    try {
      Requests.id("learner_id", learnerId);
      profile = checked(request.getProfile());
    } catch (StatusRuntimeException e) {
      return Uni.createFrom().failure(e);
    }
    return append(() -> log.updateProfile(learnerId, profile))
        .flatMap(appended -> {
          UpdateProfileResponse recorded =
              UpdateProfileResponse.newBuilder()
                  .setLearnerId(learnerId)
                  .setProfile(profile)
                  .setConsistencyToken(
                      token.format(appended.partition(), appended.next(), learnerId))
                  .build();
          // It is recorded even when it does not count in time: then the token is what waits for
          // it.
          return reads
              .reached(appended.partition(), appended.next())
              .map(reached -> recorded)
              .onFailure()
              .recoverWithItem(recorded);
        });
  }

  /// The profile in its canonical form.
  private dev.waymark.learner.v1.Profile checked(dev.waymark.learner.v1.Profile message) {
    ProfileRules.problem(message)
        .ifPresent(it -> {
          throw Failures.invalid(it.field(), it.description());
        });
    Profile profile = ProfileForm.read(message);
    PrerequisiteGraph graph = served.current().orElseThrow(Failures::noGraph);
    return switch (graph.scope(profile.goals())) {
      case ScopeResult.Found _ -> ProfileForm.write(profile);
      case ScopeResult.UnknownRoadmap(String id) -> throw Failures.unknownRoadmap(id);
      case ScopeResult.UnknownTopic(String id) -> throw Failures.unknownTopic(id);
    };
  }

  @Override
  public Uni<ExportLearnerResponse> exportLearner(ExportLearnerRequest request) {
    Instant now = clock.instant();
    return reads
        .readStored(request.getLearnerId())
        .map(learner ->
            ExportLearnerResponse.newBuilder()
                .setDocument(LearnerDocument.of(learner, now))
                .setExportedAt(RecommenderWire.timestamp(now))
                .build());
  }

  @Override
  public Uni<EraseLearnerResponse> eraseLearner(EraseLearnerRequest request) {
    String learnerId = request.getLearnerId();
    try {
      Requests.id("learner_id", learnerId);
    } catch (StatusRuntimeException e) {
      return Uni.createFrom().failure(e);
    }
    return append(() -> log.erase(learnerId))
        .flatMap(appended ->
            reads
                .reached(appended.partition(), appended.next())
                .map(reached ->
                    EraseLearnerResponse.newBuilder()
                        .setErasedAt(RecommenderWire.timestamp(appended.at()))
                        .build()));
  }

  /// Appends away from the event loop: the producer blocks while it looks for the broker.
  private Uni<Appended> append(Supplier<CompletableFuture<Appended>> append) {
    return Uni.createFrom()
        .completionStage(append)
        .runSubscriptionOn(blocking)
        .emitOn(LearnerReads.eventLoop())
        .onFailure()
        .transform(failure ->
            failure instanceof LearnerLogWriter.TooLargeException tooLarge
                ? Failures.invalid("profile", tooLarge.clause())
                : Failures.unavailable("The log can't be written."));
  }
}
