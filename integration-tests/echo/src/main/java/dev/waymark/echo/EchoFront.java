package dev.waymark.echo;

import dev.waymark.learner.v1.ExportLearnerRequest;
import dev.waymark.learner.v1.ExportLearnerResponse;
import dev.waymark.learner.v1.MutinyLearnerServiceGrpc.MutinyLearnerServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Passes on what the process behind it says.
@Path("/echo/{id}")
public class EchoFront {

  private final MutinyLearnerServiceStub back;

  EchoFront(@GrpcClient("back") MutinyLearnerServiceStub back) {
    this.back = back;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<String> echo(@PathParam("id") String id) {
    return back.exportLearner(ExportLearnerRequest.newBuilder().setLearnerId(id).build())
        .map(ExportLearnerResponse::getDocument);
  }
}
