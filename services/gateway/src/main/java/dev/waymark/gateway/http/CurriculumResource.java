package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.CurriculumReport;
import dev.waymark.gateway.check.CurriculumChecks;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.wiring.BlockingWork;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// Curricula that are being written.
@Path("/v1/curriculum")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.AUTHORING)
public class CurriculumResource {

  private final CurriculumChecks checks;
  private final ExecutorService blocking;
  private final int maxBodyBytes;

  CurriculumResource(
      CurriculumChecks checks, @BlockingWork ExecutorService blocking, GatewayConfig config) {
    this.checks = checks;
    this.blocking = blocking;
    this.maxBodyBytes = config.request().maxBodyBytes();
  }

  @POST
  @Path("/check")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "checkCurriculum",
      summary = "Every mistake in the files of a curriculum, and its maps; nothing is stored",
      description =
          """
          Checks the files together, as `./waymark seed validate` does: what one refers to must be in another. A curriculum of \
          more than 5,000 topics is not checked, and a finding says so.\
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CurriculumSchema.class),
              examples = @ExampleObject(name = "one file", value = Examples.CURRICULUM)))
  public Uni<CurriculumReport> check(
      @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_ENCODING) @Nullable String coding,
      @Nullable InputStream body) {
    return Uni.createFrom()
        .item(() -> CurriculumUpload.read(Bodies.read(body, coding, maxBodyBytes)))
        .runSubscriptionOn(blocking)
        .flatMap(checks::check);
  }
}
