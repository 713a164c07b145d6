package dev.waymark.echo;

import dev.waymark.learner.v1.ExportLearnerRequest;
import dev.waymark.learner.v1.ExportLearnerResponse;
import dev.waymark.learner.v1.MutinyLearnerServiceGrpc.LearnerServiceImplBase;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Answers every export with the same text, of `echo.bytes` characters.
@GrpcService
final class EchoBack extends LearnerServiceImplBase {

  private final String text;

  EchoBack(@ConfigProperty(name = "echo.bytes") int bytes) {
    this.text = "{\"echo\":\"" + "x".repeat(Math.max(0, bytes - 11)) + "\"}";
  }

  @Override
  public Uni<ExportLearnerResponse> exportLearner(ExportLearnerRequest request) {
    return Uni.createFrom().item(ExportLearnerResponse.newBuilder().setDocument(text).build());
  }
}
