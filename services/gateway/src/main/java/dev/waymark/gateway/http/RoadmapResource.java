package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.catalogue.Catalogue;
import dev.waymark.gateway.catalogue.Found;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The roadmaps.
@Path("/v1/roadmaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.CATALOGUE)
public class RoadmapResource {

  private static final int MAX_ROADMAPS = 200;

  private final Catalogue catalogue;

  RoadmapResource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(operationId = "listRoadmaps", summary = "Every published roadmap, by id")
  public Uni<RestResponse<RoadmapList>> list(
      @Parameter(
              description = "At most this many; without it, all.",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
          @RestQuery
          @Nullable String limit,
      @Parameter(
              description = "Those that follow this roadmap: `next` of an earlier answer.",
              schema = @Schema(type = SchemaType.STRING),
              example = "data-analyst")
          @RestQuery
          @Nullable String after) {
    var parameters = new Parameters();
    int most = parameters.wholeNumber("limit", limit, 1, MAX_ROADMAPS, Integer.MAX_VALUE);
    String last = Objects.requireNonNullElse(parameters.optionalId("after", after), "");
    parameters.check();
    return catalogue
        .roadmaps()
        .map(found -> new Found<>(found.answer().page(last, most), found.fromCopy()))
        .map(found -> Responses.catalogue(found, RoadmapList::graphRelease));
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
    return catalogue.roadmap(id).map(found -> Responses.catalogue(found, Roadmap::graphRelease));
  }
}
