package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.RoadmapMap;
import dev.waymark.gateway.catalogue.Found;
import dev.waymark.gateway.map.RoadmapMaps;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Where the parts of a roadmap are drawn.
@Path("/v1/roadmaps/{id}/map")
@Tag(name = Tags.CATALOGUE)
public class RoadmapMapResource {

  private static final String SVG = "image/svg+xml";

  private static final int MIN_WIDTH = 600;
  private static final int MAX_WIDTH = 4000;

  private final RoadmapMaps maps;

  RoadmapMapResource(RoadmapMaps maps) {
    this.maps = maps;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, SVG})
  @Operation(
      operationId = "getRoadmapMap",
      summary = "Where the sections, topics and prerequisites of a roadmap are drawn",
      description =
          """
          The layout as JSON, for an application that draws it; with `Accept: image/svg+xml`, and no JSON asked for, a \
          finished picture. Computed once for a graph release, a roadmap and a width, which takes about a second for the first \
          who asks.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The map.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RoadmapMap.class)),
        @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING))
      })
  public Uni<RestResponse<Object>> get(
      @Parameter(description = "The roadmap.", example = "ml-engineer") @RestPath String id,
      @Parameter(
              description =
                  "The sections are arranged in this width, in CSS pixels; the map is 40 wider, or more where a section is.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "600",
                      maximum = "4000",
                      defaultValue = "1220"))
          @RestQuery
          @Nullable String width,
      @Context HttpHeaders headers,
      @Context HttpServerResponse response) {
    var parameters = new Parameters();
    parameters.id("id", id);
    int pixels =
        parameters.wholeNumber("width", width, MIN_WIDTH, MAX_WIDTH, RoadmapMaps.USUAL_WIDTH);
    parameters.check();
    if (wantsPicture(headers.getAcceptableMediaTypes())) {
      // The picture has its colours in a style sheet of its own.
      ContentPolicy.PICTURE.set(response);
      return maps.picture(id, pixels)
          .map(found ->
              answer(found, found.answer().svg(), SVG, found.answer().graphRelease() + "-svg"));
    }
    return maps.map(id, pixels)
        .map(found ->
            answer(
                found,
                found.answer(),
                MediaType.APPLICATION_JSON,
                String.valueOf(found.answer().graphRelease())));
  }

  /// Whether a picture is named and JSON is not.
  private static boolean wantsPicture(List<MediaType> accepted) {
    return names(accepted, SVG) && !names(accepted, MediaType.APPLICATION_JSON);
  }

  private static boolean names(List<MediaType> accepted, String type) {
    return accepted.stream()
        .anyMatch(named -> type.equals(named.getType() + "/" + named.getSubtype()));
  }

  private static RestResponse<Object> answer(
      Found<?> found, Object entity, String type, String tag) {
    return Responses.catalogue(entity, found.fromCopy(), tag)
        .type(type)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }
}
