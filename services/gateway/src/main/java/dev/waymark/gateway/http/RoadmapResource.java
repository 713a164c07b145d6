package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.catalogue.Catalogue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// The roadmaps.
@Path("/v1/roadmaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.CATALOGUE)
public class RoadmapResource {

  private final Catalogue catalogue;

  RoadmapResource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(operationId = "listRoadmaps", summary = "Every published roadmap")
  public Uni<RestResponse<RoadmapList>> list() {
    return catalogue.roadmaps().map(found -> Answers.catalogue(found, RoadmapList::graphRelease));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getRoadmap",
      summary = "One roadmap with its sections and topics, in the author's order")
  public Uni<RestResponse<Roadmap>> get(
      @Parameter(description = "The roadmap.", example = "ml-engineer") @RestPath String id) {
    var parameters = new Parameters();
    parameters.id("id", id);
    parameters.check();
    return catalogue.roadmap(id).map(found -> Answers.catalogue(found, Roadmap::graphRelease));
  }
}
